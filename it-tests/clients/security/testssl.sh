# testssl.sh: https://testssl.sh/doc/testssl.1.html. Without --phone-out it asks nobody but the server.

TESTSSL=$(command -v testssl || command -v testssl.sh || echo testssl)

# assess OPTION... PORT
assess() {
    rm -f "$WORK/testssl.json"
    "$TESTSSL" --quiet --color 0 --warnings off --ip 127.0.0.1 --nodns none \
        --openssl "$HERE/clients/security/openssl-with-session.sh" --jsonfile "$WORK/testssl.json" "$@"
    "$PYTHON" "$HERE/clients/security/findings.py" "$WORK/testssl.json"
}

if can "$TESTSSL" testssl.sh; then
    check "testssl: STARTTLS" 0 assess --protocols --renegotiation --starttls smtp "$HOST:$PORT"
    check "testssl: implicit TLS" 0 \
        assess --protocols --standard --pfs --server-preference --server-defaults --vulnerable "$HOST:$TLS_PORT"
else
    skip "testssl" "it is not installed"
fi
