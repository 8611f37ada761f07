"""What mail servers send back, each in its own dialect, about a letter of this Message-ID."""


def postfix(about: str, *, action: str = "failed", status: str = "5.1.1") -> bytes:
    """Return a report as Postfix writes it: with the whole letter."""
    return f"""\
Return-Path: <>
Date: Mon,  2 Mar 2026 09:00:02 +0000 (UTC)
From: MAILER-DAEMON@mx.kittiwake.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: turnabout@turnabout.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4F2A.1772442002/mx.kittiwake.example"
Message-Id: <20260302090002.4F2B@mx.kittiwake.example>

This is a MIME-encapsulated message.

--4F2A.1772442002/mx.kittiwake.example
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

This is the mail system at host mx.kittiwake.example.

<noor@kittiwake.example>: host 10.0.0.7[10.0.0.7] said: 550 5.1.1
    <noor@kittiwake.example>: Recipient address rejected

--4F2A.1772442002/mx.kittiwake.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.kittiwake.example
X-Postfix-Queue-ID: 4F2A
X-Postfix-Sender: rfc822; turnabout@turnabout.example
Arrival-Date: Mon,  2 Mar 2026 09:00:01 +0000 (UTC)

Final-Recipient: rfc822; noor@kittiwake.example
Original-Recipient: rfc822;noor@kittiwake.example
Action: {action}
Status: {status}
Remote-MTA: dns; 10.0.0.7
Diagnostic-Code: smtp; 550 {status} <noor@kittiwake.example>: Recipient address
    rejected

--4F2A.1772442002/mx.kittiwake.example
Content-Description: Undelivered Message
Content-Type: message/rfc822

Content-Type: multipart/alternative; boundary="=====1"
MIME-Version: 1.0
Subject: The secret subject
From: Turnabout <turnabout@turnabout.example>
To: noor@kittiwake.example
Message-ID: {about}

--=====1
Content-Type: text/plain; charset="utf-8"

The secret words
--=====1--

--4F2A.1772442002/mx.kittiwake.example--
""".encode()


def exim(about: str) -> bytes:
    """Return a report as Exim writes it: 5.0.0 as its status, the headers of the letter alone."""
    return f"""\
Return-path: <>
X-Failed-Recipients: noor@kittiwake.example
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mail.example.org>
To: turnabout@turnabout.example
References: {about}
Content-Type: multipart/report; report-type=delivery-status; boundary=1772442002-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1abc-0001-XY@mail.example.org>

--1772442002-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

  noor@kittiwake.example
    host mx.kittiwake.example [10.0.0.7]
    SMTP error from remote mail server after RCPT TO:<noor@kittiwake.example>:
    552 5.2.2 mailbox is full

--1772442002-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Action: failed
Final-Recipient: rfc822;noor@kittiwake.example
Status: 5.0.0
Remote-MTA: dns; mx.kittiwake.example
Diagnostic-Code: smtp; 552 5.2.2 mailbox is full

--1772442002-eximdsn-1804289383
Content-type: text/rfc822-headers

Return-path: <turnabout@turnabout.example>
Subject: The secret subject
To: noor@kittiwake.example
Message-ID: {about}

--1772442002-eximdsn-1804289383--
""".encode()


def old_exim(about: str) -> bytes:
    """Return a report as Exim wrote it for long: plain text, with the letter copied below."""
    return f"""\
Return-path: <>
X-Failed-Recipients: noor@kittiwake.example
From: Mail Delivery System <Mailer-Daemon@mail.example.org>
To: turnabout@turnabout.example
Subject: Mail delivery failed: returning message to sender

A message that you sent could not be delivered to one or more of its recipients.

  noor@kittiwake.example
    SMTP error from remote mail server after RCPT TO:<noor@kittiwake.example>:
    host mx.kittiwake.example [10.0.0.7]: 550 5.1.1 unknown user

------ This is a copy of the message, including all the headers. ------

Return-path: <turnabout@turnabout.example>
Subject: The secret subject
Message-ID: {about}

The secret words
""".encode()


def exchange(about: str) -> bytes:
    """Return a report as Exchange Online writes it: words in HTML, then the facts."""
    return f"""\
From: <postmaster@kittiwake.example>
To: <turnabout@turnabout.example>
Date: Mon, 2 Mar 2026 09:00:03 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="2d1a4b5c-0000-4000-8000-000000000001"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-US
Message-ID: <2d1a4b5c@LO2P265MB0001.GBRP265.PROD.OUTLOOK.COM>
In-Reply-To: {about}
References: {about}
Subject: Undeliverable: The secret subject
Auto-Submitted: auto-replied
MIME-Version: 1.0

--2d1a4b5c-0000-4000-8000-000000000001
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="2d1a4b5c-0000-4000-8000-000000000002"

--2d1a4b5c-0000-4000-8000-000000000002
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to noor@kittiwake.example couldn't be delivered.

--2d1a4b5c-0000-4000-8000-000000000002
Content-Type: text/html; charset="us-ascii"

<html><body>Your message couldn't be delivered.</body></html>
--2d1a4b5c-0000-4000-8000-000000000002--

--2d1a4b5c-0000-4000-8000-000000000001
Content-Type: message/delivery-status

Reporting-MTA: dns;LO2P265MB0001.GBRP265.PROD.OUTLOOK.COM
Received-From-MTA: dns;turnabout.example
Arrival-Date: Mon, 2 Mar 2026 09:00:02 +0000

Final-Recipient: rfc822;noor@kittiwake.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found

--2d1a4b5c-0000-4000-8000-000000000001
Content-Type: message/rfc822

From: Turnabout <turnabout@turnabout.example>
To: noor@kittiwake.example
Subject: The secret subject
Message-ID: {about}
MIME-Version: 1.0
Content-Type: text/plain

The secret words
--2d1a4b5c-0000-4000-8000-000000000001--
""".encode()


def vacation(about: str) -> bytes:
    """Return an answer that somebody is away: about our letter, and no report."""
    return f"""\
From: noor@kittiwake.example
To: turnabout@turnabout.example
Subject: Out of office
Auto-Submitted: auto-replied
In-Reply-To: {about}

I am away until Monday.
""".encode()
