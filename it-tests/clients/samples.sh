# Messages and files that the clients send. The demonstration has these addresses:
#   orders@example.com, orders+*@example.com   taken at once
#   help@example.com                           a bean decides before the reply; "spam" in the subject is refused
#   flaky@example.com                          its bean fails twice and then works

FROM=ann@example.net

# message SUBJECT: a small message on standard output.
message() {
    printf 'From: <%s>\r\nTo: <orders@example.com>\r\nSubject: %s\r\n\r\nTwo boxes, please.\r\n.\r\n..\r\nAnn\r\n' "$FROM" "$1"
}

# lines COUNT: so many lines of 70 octets; a few of them begin with dots, which SMTP has to mask.
lines() {
    awk -v count="$1" 'BEGIN { for (i = 1; i <= count; i++) printf "%s%068d\n", i % 7 ? "x" : ".", i }'
}
