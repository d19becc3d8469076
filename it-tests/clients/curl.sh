# curl: https://curl.se/docs/manpage.html

# curl_send RECIPIENT FILE [OPTION...]
curl_send() {
    recipient=$1 file=$2
    shift 2
    curl --verbose --silent --show-error --max-time 30 --url "smtp://$HOST:$PORT/client.example.net" \
        --mail-from "$FROM" --mail-rcpt "$recipient" --upload-file "$file" "$@"
}

# A message made by curl itself: a text and a file.
curl_form() {
    curl --verbose --silent --show-error --max-time 30 --url "smtp://$HOST:$PORT/client.example.net" \
        --mail-from "$FROM" --mail-rcpt orders@example.com \
        --header "Subject: $1" --form "=See the list.;type=text/plain" --form "=@$2;encoder=base64"
}

curl_checks() {
    message "curl plain" > "$WORK/plain.eml"
    check "curl: a plain message" 1 curl_send orders@example.com "$WORK/plain.eml"

    message "curl several" > "$WORK/several.eml"
    check "curl: several recipients" 1 curl_send orders@example.com "$WORK/several.eml" \
        --mail-rcpt orders+curl@example.com --mail-rcpt flaky@example.com

    message "curl partly" > "$WORK/partly.eml"
    check "curl: the other recipient of a rejected one" 1 curl_send nobody@example.com "$WORK/partly.eml" \
        --mail-rcpt orders@example.com --mail-rcpt-allowfails

    message "curl never" > "$WORK/never.eml"
    check "curl: a rejected recipient" 0 refused "550 5.1.1" curl_send nobody@example.com "$WORK/never.eml"

    # The one reply to the data can speak for one such recipient only; the client is asked to come again for it.
    message "curl apart" > "$WORK/apart.eml"
    check "curl: a recipient whose bean decides, beside others" 0 \
        refused "452 4.5.3" curl_send orders@example.com "$WORK/apart.eml" --mail-rcpt help@example.com

    message "curl decided" > "$WORK/decided.eml"
    check "curl: accepted by a bean after the data" 1 curl_send help@example.com "$WORK/decided.eml"

    message "curl spam" > "$WORK/spam.eml"
    check "curl: refused by a bean after the data" 0 \
        refused "looks like advertising" curl_send help@example.com "$WORK/spam.eml"

    lines 2000 > "$WORK/list.txt"
    check "curl: a form with a file" 1 curl_form "curl form" "$WORK/list.txt"
}

if can curl; then curl_checks; else skip "curl" "it is not installed"; fi
