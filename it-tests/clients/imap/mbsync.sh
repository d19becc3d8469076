# mbsync (isync): a whole mailbox to the server and back, and changes both ways.

MBSYNC=$WORK/clients/mbsyncrc

# mbsync_config DIRECTORY: the configuration for a Maildir.
mbsync_config() {
    cat > "$MBSYNC" << END
IMAPAccount server
Host localhost
Port $TLS_PORT
User $LOGIN
Pass "$SECRET"
TLSType IMAPS
SSLType IMAPS
CertificateFile $TRUST
Timeout 60
PipelineDepth 50

IMAPStore far
Account server

MaildirStore near
Path $WORK/clients/
Inbox $1
SubFolders Verbatim

Channel all
Far :far:Shapes
Near :near:INBOX
Create Both
Expunge Both
Sync All
CopyArrivalDate yes
SyncState *
END
    # Older ones call TLSType SSLType and stop at what they do not know.
    if mbsync -c "$MBSYNC" -l all 2>&1 | grep -q "TLSType.*is not recognized"; then
        sed -i '/^TLSType/d' "$MBSYNC"
    else
        sed -i '/^SSLType/d' "$MBSYNC"
    fi
}

mbsync_run() {
    mbsync_config "$1" && mbsync -c "$MBSYNC" all
}

same_mails() {
    "$PYTHON" "$HERE/clients/imap/same.py" "$@"
}

mbsync_up() {
    rm -rf "$WORK/clients/up" && cp -r "$MAILS" "$WORK/clients/up" && mbsync_run "$WORK/clients/up"
}

mbsync_down() {
    mbsync_run "$WORK/clients/down" && same_mails "$MAILS" "$WORK/clients/down"
}

# Marks one here, deletes another here, and marks a third there; each comes over.
mbsync_changes() {
    one=$(ls "$WORK/clients/down/cur" | grep ':2,S$' | head -n 1)
    two=$(ls "$WORK/clients/down/cur" | grep ':2,S$' | sed -n 2p)
    mv "$WORK/clients/down/cur/$one" "$WORK/clients/down/cur/${one%S}FS"
    mv "$WORK/clients/down/cur/$two" "$WORK/clients/down/cur/${two}T"
    before=$(ls "$WORK/clients/up/cur" "$WORK/clients/up/new" | grep -c :2,)
    mbsync_run "$WORK/clients/down" && mbsync_run "$WORK/clients/up" || return 1
    after=$(ls "$WORK/clients/up/cur" "$WORK/clients/up/new" | grep -c :2,)
    ls "$WORK/clients/up/cur" | grep -q ':2,FS' && [ "$after" -eq $((before - 1)) ]
}

if can mbsync isync; then
    check "mbsync: all messages to the server" 0 mbsync_up
    check "mbsync: all messages back, as they were" 0 mbsync_down
    check "mbsync: changes both ways" 0 mbsync_changes
    check "mbsync: nothing to do" 0 mbsync_run "$WORK/clients/up"
else
    skip "mbsync" "it is not here"
fi
