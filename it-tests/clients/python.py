"""Sends mail with Python's smtplib: python.py HOST PORT EXAMPLE, where EXAMPLE is a function of this file."""

import smtplib
import sys
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

HOST, PORT, EXAMPLE = sys.argv[1], int(sys.argv[2]), sys.argv[3]
SENDER = "ann@example.net"
ORDERS = "orders@example.com"


def connect(client=smtplib.SMTP):
    connection = client(HOST, PORT, local_hostname="client.example.net")
    connection.set_debuglevel(1 if EXAMPLE != "large" else 0)
    return connection


def message(subject, text="Two boxes, please.\n.\n..\nAnn\n", recipient=ORDERS, sender=SENDER, policy=SMTP):
    mail = EmailMessage(policy=policy)
    mail["From"], mail["To"], mail["Subject"] = sender, recipient, subject
    mail.set_content(text)
    return mail


def plain():
    with connect() as smtp:
        expect({}, smtp.send_message(message("python plain")))


def eight_bits():
    mail = message("python eight bits", "Fünf Kisten für 20 €, bitte.\n", policy=SMTP.clone(cte_type="8bit"))
    with connect() as smtp:
        smtp.ehlo()
        expect(True, smtp.has_extn("8bitmime"))
        expect({}, smtp.sendmail(SENDER, ORDERS, mail.as_bytes(), mail_options=["BODY=8BITMIME"]))


def utf8_addresses():
    mail = message("python grüßt", recipient="orders+größe@example.com", sender="jürgen@example.net", policy=SMTPUTF8)
    with connect() as smtp:
        expect({}, smtp.send_message(mail))


def large():
    with connect() as smtp:
        smtp.ehlo()
        expect(True, int(smtp.esmtp_features["size"]) > 5 * 1024 * 1024)
        expect({}, smtp.send_message(message("python large", ("x" * 63 + "\n") * (5 * 1024 * 16))))


def too_large():
    """The server says no at once: a client need not send the message to learn that."""
    with connect() as smtp:
        smtp.ehlo()
        code, text = smtp.mail(SENDER, ["SIZE=" + str(int(smtp.esmtp_features["size"]) + 1)])
        expect(552, code)
        expect(b"5.3.4", text[:5])


def session():
    with connect() as smtp:
        for number in range(20):
            expect({}, smtp.send_message(message("python session %d" % number)))


def rejected_recipient():
    with connect() as smtp:
        try:
            smtp.send_message(message("python never"), to_addrs="nobody@example.com")
        except smtplib.SMTPRecipientsRefused as refusal:
            code, text = refusal.recipients["nobody@example.com"]
            expect(550, code)
            expect(b"5.1.1", text[:5])
        else:
            raise SystemExit("nobody@example.com was accepted")
        expect(250, smtp.noop()[0])


def partly_rejected():
    with connect() as smtp:
        everybody = [ORDERS, "nobody@example.com", "orders+python@example.com"]
        refused_ones = smtp.send_message(message("python partly"), to_addrs=everybody)
        expect(["nobody@example.com"], list(refused_ones))


def refused():
    with connect() as smtp:
        try:
            smtp.send_message(message("python spam", recipient="help@example.com"))
        except smtplib.SMTPDataError as refusal:
            expect(550, refusal.smtp_code)
            expect(
                b"5.7.1 The subject looks like advertising. If you need help, please describe it in other words.",
                refusal.smtp_error,
            )
        else:
            raise SystemExit("it was accepted")


def bare_line_feed():
    """smtplib itself mends line ends, so this goes by hand; servers that took it could be smuggled mail through."""
    with connect() as smtp:
        smtp.ehlo()
        smtp.mail(SENDER)
        smtp.rcpt(ORDERS)
        expect(354, smtp.docmd("DATA")[0])
        smtp.send(b"Subject: python smuggled\r\n\r\nline\n.\r\nMAIL FROM:<x@example.net>\r\n.\r\n")
        code, text = smtp.getreply()
        expect(550, code)
        expect(b"5.6.0", text[:5])


def lmtp():
    with connect(smtplib.LMTP) as server:
        expect({}, server.send_message(message("python LMTP")))


def expect(wanted, found):
    if wanted != found:
        raise SystemExit("expected %r, found %r" % (wanted, found))


globals()[EXAMPLE]()
