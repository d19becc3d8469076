# smtp-source of Postfix, made for load: https://www.postfix.org/smtp-source.1.html

# source_send SUBJECT SESSIONS MESSAGES OPTION...: several sessions at once; with -d they stay open from message to message.
source_send() {
    subject=$1 sessions=$2 messages=$3
    shift 3
    smtp_source -M client.example.net -f "$FROM" -t orders@example.com -S "$subject" \
        -s "$sessions" -m "$messages" "$@"
}

source_checks() {
    check "smtp-source: 20 sessions, each for 1 of 200 messages" 200 \
        source_send "source anew" 20 200 -l 2000 "$HOST:$PORT"
    check "smtp-source: 20 sessions that stay, 1000 messages" 1000 \
        source_send "source reused" 20 1000 -d -l 2000 "$HOST:$PORT"
    check "smtp-source: 4 sessions, 20 messages of 1 MB" 20 \
        source_send "source large" 4 20 -d -l 1000000 "$HOST:$PORT"
    check "smtp-source: a rejected recipient" 0 refused "550 5.1.1" \
        smtp_source -M client.example.net -f "$FROM" -t nobody@example.com "$HOST:$PORT"
    if [ -n "$LMTP_PORT" ]; then
        check "smtp-source: LMTP, 10 sessions, 200 messages" 200 \
            source_send "source LMTP" 10 200 -L -d "$HOST:$LMTP_PORT"
    else
        skip "smtp-source: LMTP" "no LMTP port was given"
    fi
}

if can_smtp_source; then source_checks; else skip "smtp-source" "it is not installed, nor could it be had from Debian"; fi
