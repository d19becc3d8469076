# smtptest of Cyrus with the NTLM of gss-ntlmssp: https://www.cyrusimap.org/imap/reference/manpages/usercommands/smtptest.html
# Installing its package would set up a mail server; the archives, unpacked, are enough.

CYRUS=$WORK/cyrus

smtptest() {
    if [ -x /usr/lib/cyrus/bin/smtptest ]; then
        /usr/lib/cyrus/bin/smtptest "$@"
    else
        LD_LIBRARY_PATH=$(echo "$CYRUS"/usr/lib/*-linux-*) "$CYRUS/usr/lib/cyrus/bin/smtptest" "$@"
    fi
}

smtptest_runs() {
    smtptest -h 2>&1 | grep -q "^Usage"
}

can_smtptest() {
    [ -e /etc/gss/mech.d/mech.ntlmssp.conf ] || install_package gss-ntlmssp
    ls /usr/lib/*/sasl2/libgssapiv2.so > /dev/null 2>&1 || install_package libsasl2-modules-gssapi-mit
    smtptest_runs || { unpack "$CYRUS" cyrus-clients cyrus-common && smtptest_runs; }
}

# spnego_send SUBJECT PASSWORD: logs in, and sends a message through the layer that comes with the login. The dialogue is sent
# in one go, so the message travels by BDAT; smtptest itself ends it with QUIT.
spnego_send() {
    printf 'EXAMPLE:%s:%s\n' "$LOGIN" "$2" > "$WORK/ntlm-users"
    message "$1" > "$WORK/sealed.eml"
    {
        printf 'EHLO client.example.net\r\nMAIL FROM:<%s>\r\nRCPT TO:<orders@example.com>\r\n' "$FROM"
        printf 'BDAT %d LAST\r\n' "$(wc -c < "$WORK/sealed.eml")"
        cat "$WORK/sealed.eml"
    } > "$WORK/sealed.dialogue"
    NTLM_USER_FILE=$WORK/ntlm-users KRB5_CONFIG=/dev/null smtptest -v -m GSS-SPNEGO -k 56 -a "$LOGIN" -u "$LOGIN" -p "$PORT" \
        -f "$WORK/sealed.dialogue" "$HOST" > "$WORK/spnego" 2>&1
    cat "$WORK/spnego"
    grep -q "^S: 235" "$WORK/spnego" && grep -q "^250 2.0.0 Accepted" "$WORK/spnego"
}

smtptest_checks() {
    offers "$PLAIN_OFFER" GSS-SPNEGO "smtptest: GSS-SPNEGO" || return 0
    check "smtptest: GSS-SPNEGO, a message through the sealed layer" 1 spnego_send "smtptest sealed" "$SECRET"
    check "smtptest: GSS-SPNEGO with a wrong password" 0 refused "535 5.7.8" spnego_send "smtptest never" "not$SECRET"
}

if can_smtptest; then smtptest_checks; else skip "smtptest" "it is not installed, nor could it be had from Debian"; fi
