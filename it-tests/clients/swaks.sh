# swaks: https://jetmore.org/john/code/swaks/latest/doc/ref.txt

# swaks_send SUBJECT OPTION...
swaks_send() {
    subject=$1
    shift
    swaks --server "$HOST:$PORT" --helo client.example.net --from "$FROM" --header "Subject: $subject" \
        --timeout 30s "$@"
}

swaks_checks() {
    check "swaks: a plain message" 1 swaks_send "swaks plain" --to orders@example.com
    check "swaks: PIPELINING" 1 swaks_send "swaks pipelined" --pipeline \
        --to orders@example.com,orders+1@example.com,orders+2@example.com
    check "swaks: PIPELINING with all recipients rejected" 0 \
        refused "550 5.1.1" swaks_send "swaks never" --pipeline --to nobody@example.com,none@example.com
    check "swaks: text in UTF-8 (8BITMIME)" 1 swaks_send "swaks eight bits" --to orders@example.com \
        --add-header "MIME-Version: 1.0" --add-header "Content-Type: text/plain; charset=UTF-8" \
        --add-header "Content-Transfer-Encoding: 8bit" --body "Fünf Kisten für 20 €, bitte."
    lines 15000 > "$WORK/long.txt"
    check "swaks: a long text" 1 swaks_send "swaks long" --to orders@example.com --body "@$WORK/long.txt"
    check "swaks: an attachment" 1 swaks_send "swaks attachment" --to orders@example.com \
        --body "See the list." --attach-type text/plain --attach-name list.txt --attach "@$WORK/long.txt"
    check "swaks: refused by a bean after the data" 0 \
        refused "looks like advertising" swaks_send "swaks spam" --to help@example.com
    if [ -n "$LMTP_PORT" ]; then
        check "swaks: LMTP" 1 swaks_send "swaks LMTP" --protocol LMTP --server "$HOST:$LMTP_PORT" \
            --to orders@example.com
    else
        skip "swaks: LMTP" "no LMTP port was given"
    fi
}

if can swaks; then swaks_checks; else skip "swaks" "it is not installed"; fi
