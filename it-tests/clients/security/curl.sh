# curl: https://curl.se/docs/manpage.html

if [ -n "$TRUST" ]; then CURL_TRUST="--cacert $TRUST"; else CURL_TRUST=--insecure; fi

# curl_login SUBJECT URL MECHANISM OPTION...: sends a message after a login.
curl_login() {
    subject=$1 url=$2 mechanism=$3
    shift 3
    message "$subject" > "$WORK/login.eml"
    curl --verbose --silent --show-error --max-time 30 $CURL_TRUST --url "$url/client.example.net" \
        --login-options "AUTH=$mechanism" --mail-from "$FROM" --mail-rcpt orders@example.com \
        --upload-file "$WORK/login.eml" "$@"
}

# curl_by_password MECHANISM: over STARTTLS, over implicit TLS, and with a wrong password.
curl_by_password() {
    offers "$TLS_OFFER" "$1" "curl: $1" || return 0
    check "curl: $1 over STARTTLS" 1 \
        curl_login "curl $1 STARTTLS" "smtp://$HOST:$PORT" "$1" --ssl-reqd --user "$LOGIN:$SECRET"
    check "curl: $1 over implicit TLS" 1 \
        curl_login "curl $1 smtps" "smtps://$HOST:$TLS_PORT" "$1" --user "$LOGIN:$SECRET"
    check "curl: $1 with a wrong password" 0 refused "535 5.7.8" \
        curl_login "curl $1 never" "smtps://$HOST:$TLS_PORT" "$1" --user "$LOGIN:not$SECRET"
    check "curl: $1 with an unknown user" 0 refused "535 5.7.8" \
        curl_login "curl $1 never" "smtps://$HOST:$TLS_PORT" "$1" --user "not$LOGIN:$SECRET"
}

# curl_by_token MECHANISM
curl_by_token() {
    offers "$TLS_OFFER" "$1" "curl: $1" || return 0
    if [ -z "$TOKEN" ]; then
        skip "curl: $1" "no token was given"
        return
    fi
    check "curl: $1 over STARTTLS" 1 \
        curl_login "curl $1 STARTTLS" "smtp://$HOST:$PORT" "$1" --ssl-reqd --user "$LOGIN:" --oauth2-bearer "$TOKEN"
    check "curl: $1 over implicit TLS" 1 \
        curl_login "curl $1 smtps" "smtps://$HOST:$TLS_PORT" "$1" --user "$LOGIN:" --oauth2-bearer "$TOKEN"
    check "curl: $1 with a wrong token" 0 refused "535 5.7.8" \
        curl_login "curl $1 never" "smtps://$HOST:$TLS_PORT" "$1" --user "$LOGIN:" --oauth2-bearer "not$TOKEN"
}

curl_security_checks() {
    for mechanism in PLAIN LOGIN CRAM-MD5; do
        curl_by_password "$mechanism"
    done
    for mechanism in OAUTHBEARER XOAUTH2; do
        curl_by_token "$mechanism"
    done
    # It logs in by NTLM and has no security layer.
    if [ "$NTLM_LAYER" = REQUIRED ]; then
        skip "curl: NTLM" "this server wants a security layer"
    else
        curl_by_password NTLM
        offers "$PLAIN_OFFER" NTLM "curl: NTLM without TLS" && check "curl: NTLM without TLS" 1 \
            curl_login "curl NTLM bare" "smtp://$HOST:$PORT" NTLM --user "$LOGIN:$SECRET"
    fi
    check "curl: PLAIN without TLS is not to be had" 0 refused "curl: (67)" \
        curl_login "curl PLAIN never" "smtp://$HOST:$PORT" PLAIN --user "$LOGIN:$SECRET"
}

if can curl; then curl_security_checks; else skip "curl" "it is not installed"; fi
