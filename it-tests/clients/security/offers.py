"""Prints the mechanisms that a server offers: offers.py HOST PORT [starttls]."""

import smtplib
import ssl
import sys

with smtplib.SMTP(sys.argv[1], int(sys.argv[2]), local_hostname="client.example.net") as smtp:
    smtp.ehlo()
    if len(sys.argv) > 3:
        # Its certificate is the business of other checks.
        unverified = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unverified.check_hostname = False
        unverified.verify_mode = ssl.CERT_NONE
        smtp.starttls(context=unverified)
        smtp.ehlo()
    print(smtp.esmtp_features.get("auth", "").strip())
