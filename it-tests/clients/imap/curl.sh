# curl: one message after the other.

MAIL=$WORK/clients/curl.eml
message "curl plain" > "$MAIL"

# imap PATH ARGUMENT...: asks for what stands at the path of an imap URL.
imap() {
    path=$1
    shift
    curl -sS --max-time 20 -u "$LOGIN:$SECRET" "$@" "imap://$HOST:$PORT/$path"
}

imap_says() {
    text=$1
    shift
    imap "$@" > "$WORK/said" || return 1
    cat "$WORK/said"
    grep -qF -- "$text" "$WORK/said"
}

imap_fetches() {
    imap "$1" > "$WORK/clients/fetched" && cmp "$WORK/clients/fetched" "$2"
}

imaps_says() {
    curl -sS --max-time 20 -u "$LOGIN:$SECRET" --cacert "$TRUST" --resolve "localhost:$TLS_PORT:$HOST" \
        "imaps://localhost:$TLS_PORT/" | grep -F INBOX
}

starttls_says() {
    curl -sS --max-time 20 -u "$LOGIN:$SECRET" --cacert "$TRUST" --ssl-reqd --resolve "localhost:$PORT:$HOST" \
        "imap://localhost:$PORT/" | grep -F INBOX
}

if can curl; then
    check "curl: LIST" 0 imap_says INBOX ""
    check "curl: a wrong password" 0 refused "Login denied" \
        curl -sS --max-time 20 -u "$LOGIN:wrong" "imap://$HOST:$PORT/"
    check "curl: CREATE" 0 imap "" -X "CREATE Curl"
    check "curl: APPEND" 1 imap "Curl" -T "$MAIL"
    check "curl: a message by its number" 0 imap_fetches "Curl;MAILINDEX=1" "$MAIL"
    check "curl: a message by its UID" 0 imap_fetches "Curl;UID=1" "$MAIL"
    check "curl: fields of the header" 0 imap_says "Subject: curl plain" \
        "Curl;UID=1;SECTION=HEADER.FIELDS%20(SUBJECT)"
    check "curl: SEARCH" 0 imap_says "* SEARCH 1" "Curl?SUBJECT%20curl"
    check "curl: STORE and EXPUNGE" 0 imap "Curl" -X 'STORE 1 +FLAGS.SILENT (\Deleted)'
    check "curl: EXAMINE" 0 imap_says "MESSAGES 1" "" -X "STATUS Curl (MESSAGES)"
    check "curl: DELETE" 0 imap "" -X "DELETE Curl"
    check "curl: implicit TLS" 0 imaps_says
    check "curl: STARTTLS" 0 starttls_says
else
    skip "curl" "it is not here"
fi
