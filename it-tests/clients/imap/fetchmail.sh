# fetchmail: takes messages away.

fetchmail_all() {
    for i in 1 2 3; do
        message "fetchmail $i" > "$WORK/clients/fetchmail.eml"
        imap "INBOX" -T "$WORK/clients/fetchmail.eml" || return 1
    done
    cat > "$WORK/clients/fetchmailrc" << END
poll localhost protocol imap port $PORT auth password
    user "$LOGIN" password "$SECRET" folder INBOX sslproto '' fetchall no rewrite
    mda "cat >> $WORK/clients/fetched.mbox"
END
    chmod 600 "$WORK/clients/fetchmailrc"
    : > "$WORK/clients/fetched.mbox"
    fetchmail -f "$WORK/clients/fetchmailrc" --idfile "$WORK/clients/fetchids" --pidfile "$WORK/clients/fetchpid" -v || return 1
    [ "$(grep -c '^Subject: fetchmail' "$WORK/clients/fetched.mbox")" -eq 3 ] && imap_says "MESSAGES 0" "" -X "STATUS INBOX (MESSAGES)"
}

if can fetchmail; then
    check "fetchmail: takes three messages" 3 fetchmail_all
else
    skip "fetchmail" "it is not here"
fi
