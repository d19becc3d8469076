# openssl s_client: https://docs.openssl.org/master/man1/openssl-s_client/

if [ -n "$TRUST" ]; then OPENSSL_TRUST="-CAfile $TRUST -verify_return_error"; else OPENSSL_TRUST=; fi

# handshake OPTION...: STARTTLS, EHLO, QUIT.
handshake() {
    { sleep 0.5; printf 'EHLO client.example.net\r\n'; sleep 0.5; printf 'QUIT\r\n'; sleep 0.5; } |
        timeout 20 openssl s_client -starttls smtp -connect "$HOST:$PORT" -ign_eof $OPENSSL_TRUST "$@" 2>&1
}

# agreed TEXT OPTION...: the handshake succeeds, the server greets within it, and the output has the text in it.
agreed() {
    text=$1
    shift
    handshake "$@" > "$WORK/agreed"
    cat "$WORK/agreed"
    grep -q "^250[ -]" "$WORK/agreed" && grep -qF -- "$text" "$WORK/agreed"
}

# no_agreement TEXT OPTION...: the server ends the handshake, with an alert that openssl calls so; or without one, which openssl
# calls an unexpected end.
no_agreement() {
    text=$1
    shift
    handshake "$@" > "$WORK/agreed"
    cat "$WORK/agreed"
    grep -qF -- "$text" "$WORK/agreed" && grep -q "Cipher is (NONE)" "$WORK/agreed"
}

# The client asks for new keys in the middle of a session of TLS 1.2 ("R"): the server must not begin another handshake.
renegotiation() {
    { sleep 0.5; printf 'EHLO client.example.net\r\n'; sleep 0.5; printf 'R\n'; sleep 1; printf 'QUIT\r\n'; sleep 0.5; } |
        timeout 20 openssl s_client -starttls smtp -connect "$HOST:$PORT" -tls1_2 $OPENSSL_TRUST > "$WORK/renegotiation" 2>&1
    cat "$WORK/renegotiation"
    sed '1,/^RENEGOTIATING/d' "$WORK/renegotiation" > "$WORK/renegotiated"
    grep -q "^RENEGOTIATING" "$WORK/renegotiation" && ! grep -q "verify return" "$WORK/renegotiated"
}

# resumed OPTION...: a second connection goes on with the session of a first.
resumed() {
    rm -f "$WORK/session"
    handshake -sess_out "$WORK/session" "$@"
    [ -s "$WORK/session" ] && agreed "Reused, TLSv1" -sess_in "$WORK/session" "$@"
}

# No protocol is negotiated by ALPN: there is no name for SMTP in its registry. A client that insists on another is refused, or
# told nothing.
alpn() {
    handshake -alpn h2,http/1.1 > "$WORK/alpn"
    cat "$WORK/alpn"
    grep -q "No ALPN negotiated" "$WORK/alpn"
}

smtps() {
    { sleep 0.5; printf 'QUIT\r\n'; sleep 0.5; } |
        timeout 20 openssl s_client -connect "$HOST:$TLS_PORT" -ign_eof $OPENSSL_TRUST > "$WORK/smtps" 2>&1
    cat "$WORK/smtps"
    grep -q "^220 " "$WORK/smtps" && grep -q "^221 " "$WORK/smtps"
}

OLD=DEFAULT:@SECLEVEL=0
if [ "$ALERTS" = false ]; then NO_COMMON_SUITE="unexpected eof"; else NO_COMMON_SUITE="alert handshake failure"; fi

openssl_checks() {
    check "openssl: TLS 1.3" 0 agreed "New, TLSv1.3" -tls1_3
    check "openssl: TLS 1.3 with AES-128-GCM" 0 agreed "TLS_AES_128_GCM_SHA256" -tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256
    check "openssl: TLS 1.3 with X25519" 0 agreed "X25519" -tls1_3 -groups X25519
    check "openssl: TLS 1.3 with P-256" 0 agreed "New, TLSv1.3" -tls1_3 -groups P-256
    check "openssl: TLS 1.2" 0 agreed "Protocol  : TLSv1.2" -tls1_2
    check "openssl: implicit TLS" 0 smtps
    check "openssl: TLS 1.1 is refused" 0 no_agreement "alert protocol version" -tls1_1 -cipher "$OLD"
    check "openssl: TLS 1.0 is refused" 0 no_agreement "alert protocol version" -tls1 -cipher "$OLD"
    check "openssl: CBC is refused" 0 no_agreement "$NO_COMMON_SUITE" -tls1_2 -cipher 'ECDHE+AES:!AESGCM:!AESCCM'
    check "openssl: RSA key transport is refused" 0 no_agreement "$NO_COMMON_SUITE" -tls1_2 -cipher kRSA:@SECLEVEL=0
    check "openssl: renegotiation is refused" 0 renegotiation
    check "openssl: no protocol by ALPN" 0 alpn
    check "openssl: TLS 1.2 resumed" 0 resumed -tls1_2
    if [ "$RESUMPTION" = false ]; then
        skip "openssl: TLS 1.3 resumed" "the engine cannot"
    else
        check "openssl: TLS 1.3 resumed" 0 resumed -tls1_3
    fi
}

if can openssl; then openssl_checks; else skip "openssl" "it is not installed"; fi
