# Python's imaplib: a library that does one command at a time.

if can python3; then
    check "imaplib: a day's work" 3 "$PYTHON" "$HERE/clients/imap/work.py" "$HOST" "$PORT" "$LOGIN" "$SECRET"
    check "imaplib: over TLS" 3 "$PYTHON" "$HERE/clients/imap/work.py" "$HOST" "$TLS_PORT" "$LOGIN" "$SECRET" "$TRUST"
else
    skip "imaplib" "there is no Python"
fi
