# GNU SASL: https://www.gnu.org/software/gsasl/manual/gsasl.html#Invoking-gsasl. It logs in and does no more.

# gsasl_login MECHANISM PASSWORD OPTION...
gsasl_login() {
    mechanism=$1 password=$2
    shift 2
    gsasl --smtp --verbose --connect="$HOST:$PORT" --hostname="$HOST" --mechanism="$mechanism" \
        --authentication-id="$LOGIN" --password="$password" --x509-ca-file="$TRUST" "$@"
}

# gsasl_checks MECHANISM
gsasl_checks() {
    offers "$PLAIN_OFFER" "$1" "gsasl: $1 without TLS" &&
        check "gsasl: $1 without TLS" 0 gsasl_login "$1" "$SECRET" --no-starttls
    offers "$TLS_OFFER" "$1" "gsasl: $1" || return 0
    check "gsasl: $1 over STARTTLS" 0 gsasl_login "$1" "$SECRET" --starttls --no-cb
    check "gsasl: $1 with a wrong password" 0 refused "535" gsasl_login "$1" "not$SECRET" --starttls --no-cb
}

# It binds to TLS by tls-exporter (RFC 9266), in TLS 1.3 alone.
gsasl_bound_checks() {
    if [ "$EXPORTER" = false ]; then
        skip "gsasl: $1" "the engine exports nothing to bind to"
        return
    fi
    offers "$TLS_OFFER" "$1" "gsasl: $1" || return 0
    check "gsasl: $1 over TLS 1.3" 0 \
        gsasl_login "$1" "$SECRET" --starttls --priority=NORMAL:-VERS-ALL:+VERS-TLS1.3
}

if can gsasl; then
    gsasl_checks SCRAM-SHA-256
    gsasl_checks SCRAM-SHA-1
    gsasl_checks PLAIN
    gsasl_bound_checks SCRAM-SHA-256-PLUS
    gsasl_bound_checks SCRAM-SHA-1-PLUS
else
    skip "gsasl" "it is not installed"
fi
