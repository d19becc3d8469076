# Python's smtplib: https://docs.python.org/3/library/smtplib.html. The examples are the functions of python.py.

python_checks() {
    smtplib="python3 $HERE/clients/python.py $HOST $PORT"
    check "Python: send_message" 1 $smtplib plain
    check "Python: text in UTF-8, sent as 8BITMIME" 1 $smtplib eight_bits
    check "Python: addresses in UTF-8 (SMTPUTF8)" 1 $smtplib utf8_addresses
    check "Python: 5 MiB, announced by SIZE" 1 $smtplib large
    check "Python: refused because of its SIZE" 0 $smtplib too_large
    check "Python: 20 messages in a session" 20 $smtplib session
    check "Python: a rejected recipient" 0 $smtplib rejected_recipient
    check "Python: one rejected recipient of three" 1 $smtplib partly_rejected
    check "Python: refused by a bean, code and text" 0 $smtplib refused
    check "Python: a bare line feed is refused" 0 $smtplib bare_line_feed
    if [ -n "$LMTP_PORT" ]; then
        check "Python: LMTP" 1 python3 "$HERE/clients/python.py" "$HOST" "$LMTP_PORT" lmtp
    else
        skip "Python: LMTP" "no LMTP port was given"
    fi
}

if can python3; then python_checks; else skip "Python" "it is not installed"; fi
