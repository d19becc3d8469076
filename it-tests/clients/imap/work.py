"""What scripts do with a mailbox, by Python's imaplib: host port user password [trusted certificate]."""

import imaplib
import ssl
import sys

host, port, user, password = sys.argv[1:5]
BODY = b"From: ann@example.net\r\nSubject: =?utf-8?q?K=C3=A4se?=\r\nMessage-ID: <%d@it>\r\n\r\nOne\r\nTwo \xe2\x82\xac\r\n"


def ok(answer, what):
    kind, data = answer
    assert kind == "OK", (what, kind, data)
    return data


if len(sys.argv) > 5:
    trust = ssl.create_default_context(cafile=sys.argv[5])
    trust.check_hostname = False
    imap = imaplib.IMAP4_SSL(host, int(port), ssl_context=trust)
else:
    imap = imaplib.IMAP4(host, int(port))

imap.login(user, password)
assert b"INBOX" in b"".join(ok(imap.list(), "LIST"))
ok(imap.create("Work/Tasks"), "CREATE")
for i in range(3):
    arrived = imaplib.Time2Internaldate(1_700_000_000 + 100 * i)
    ok(imap.append("Work/Tasks", r"(\Flagged)" if i == 1 else None, arrived, BODY % i), "APPEND")
assert ok(imap.select("Work/Tasks"), "SELECT") == [b"3"]
assert ok(imap.search(None, "FLAGGED"), "SEARCH FLAGGED") == [b"2"]
imap.literal = "KÄSE".encode()
assert ok(imap.search("UTF-8", "SUBJECT"), "SEARCH SUBJECT") == [b"1 2 3"]
imap.literal = "TWO €".encode()
assert ok(imap.uid("SEARCH", "CHARSET", "UTF-8", "BODY"), "UID SEARCH") == [b"1 2 3"]
data = ok(imap.fetch("1:3", "(UID FLAGS BODY.PEEK[])"), "FETCH")
assert [part[1] for part in data if isinstance(part, tuple)] == [BODY % i for i in range(3)], data
assert ok(imap.fetch("3", "(BODY[TEXT]<4.5>)"), "FETCH partial")[0][1] == b"\nTwo "[:5], "partial"
assert br"\Seen" in ok(imap.fetch("3", "(FLAGS)"), "FETCH FLAGS")[0]
ok(imap.store("1", "+FLAGS", r"(\Deleted $Important)"), "STORE")
ok(imap.copy("2:3", "INBOX"), "COPY")
assert ok(imap.expunge(), "EXPUNGE") == [b"1"]
assert ok(imap.status("Work/Tasks", "(MESSAGES UIDNEXT UNSEEN)"), "STATUS")[0].endswith(b"(MESSAGES 2 UIDNEXT 4 UNSEEN 1)")
assert ok(imap.sort("REVERSE ARRIVAL", "UTF-8", "ALL"), "SORT") == [b"2 1"]
assert ok(imap.thread("REFERENCES", "UTF-8", "ALL"), "THREAD") == [b"((1)(2))"]
ok(imap.close(), "CLOSE")
ok(imap.rename("Work", "Done"), "RENAME")
ok(imap.select("INBOX"), "SELECT INBOX")
ok(imap.store("1:*", "+FLAGS.SILENT", r"(\Deleted)"), "STORE")
ok(imap.close(), "CLOSE")
ok(imap.delete("Done/Tasks"), "DELETE")
ok(imap.delete("Done"), "DELETE")
kind, data = imap.select("Nowhere")
assert kind == "NO", (kind, data)
imap.logout()
