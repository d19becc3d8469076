# sslscan: https://github.com/rbsec/sslscan

# scan FILE OPTION... PORT
scan() {
    file=$1
    shift
    sslscan --no-colour --ipv4 --no-check-certificate "$@" | tee "$file"
}

# Every protocol but these two is disabled, every suite is an AEAD with an ephemeral key, and none of the known holes is open.
sound() {
    ! grep -E '^(SSLv2|SSLv3|TLSv1\.0|TLSv1\.1) +enabled' "$1" &&
        grep -qE '^TLSv1\.2 +enabled' "$1" &&
        grep -qE '^TLSv1\.3 +enabled' "$1" &&
        ! grep -E '^(Preferred|Accepted)' "$1" | grep -vE 'TLS_(AES|CHACHA20)|ECDHE-.*(GCM|CHACHA20|POLY1305)' &&
        ! grep -E 'vulnerable to heartbleed|Insecure session renegotiation|Compression enabled' "$1" \
            | grep -v 'not vulnerable' &&
        grep -qE '^(Preferred|Accepted)' "$1"
}

scanned() {
    scan "$WORK/sslscan" "$@"
    sound "$WORK/sslscan"
}

if can sslscan; then
    check "sslscan: STARTTLS" 0 scanned --starttls-smtp "$HOST:$PORT"
    check "sslscan: implicit TLS" 0 scanned "$HOST:$TLS_PORT"
else
    skip "sslscan" "it is not installed"
fi
