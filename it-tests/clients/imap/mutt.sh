# mutt: a person at a terminal.

mutt_keys() {
    cat > "$WORK/clients/muttrc" << END
set folder = "imap://$LOGIN@localhost:$PORT/"
set imap_user = "$LOGIN"
set imap_pass = "$SECRET"
set ssl_starttls = no
set ssl_force_tls = no
set quit = yes
set confirmappend = no
set confirmcreate = no
set delete = yes
set mark_old = no
set wait_key = no
set header_cache = ""
set imap_check_subscribed = no
END
    TERM=vt100 timeout 60 script -qec \
        "mutt -n -F $WORK/clients/muttrc -f imap://$LOGIN@localhost:$PORT/$1 -e 'push $2'" /dev/null
}

# Flags all that have "three" in the subject, copies them, and deletes the rest.
mutt_works() {
    imap "" -X "CREATE Mutt" || return 1
    for subject in one two three; do
        message "mutt $subject" > "$WORK/clients/mutt.eml"
        imap "Mutt" -T "$WORK/clients/mutt.eml" || return 1
    done
    mutt_keys Mutt '<tag-pattern>~s<space>three<enter><tag-prefix><flag-message><tag-prefix><copy-message><kill-line>=Copied<enter><delete-pattern>~s<space>one<enter><quit>'
    imap_says "MESSAGES 2" "" -X "STATUS Mutt (MESSAGES)" || return 1
    imap_says "MESSAGES 1" "" -X "STATUS Copied (MESSAGES)" || return 1
    imap_says "* SEARCH 2" "Mutt?FLAGGED"
}

if can mutt; then
    check "mutt: flags, copies and deletes" 3 mutt_works
else
    skip "mutt" "it is not here"
fi
