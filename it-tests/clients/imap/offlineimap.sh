# offlineimap: a copy of all mailboxes.

offlineimap_down() {
    cat > "$WORK/clients/offlineimaprc" << END
[general]
accounts = all
metadata = $WORK/clients/offlineimap
[Account all]
localrepository = near
remoterepository = far
[Repository near]
type = Maildir
localfolders = $WORK/clients/offline
[Repository far]
type = IMAP
remotehost = localhost
remoteport = $TLS_PORT
remoteuser = $LOGIN
remotepass = $SECRET
ssl = yes
sslcacertfile = $TRUST
readonly = True
END
    offlineimap -c "$WORK/clients/offlineimaprc" -o -u quiet || return 1
    same_mails "$WORK/clients/up" "$WORK/clients/offline/Shapes" mended
}

if can offlineimap offlineimap3 && [ -d "$WORK/clients/up" ]; then
    check "offlineimap: all messages" 0 offlineimap_down
else
    skip "offlineimap" "it is not here, or mbsync did not fill the mailbox"
fi
