#!/usr/bin/python3
"""A mail server for tests: takes what it is sent and writes it down. Ends when its standard input does.

    sink.py FOLDER [--port N] [--tls starttls|implicit] [--user NAME --password WORD]

Says "port N" when it listens. Each message is written to FOLDER/0001.eml, and as Python's own reader of mail
understands it to FOLDER/0001.json. FOLDER/answer, read at each command, says how to answer: 450, 550, or hang.
With --tls it makes FOLDER/authority.pem, which clients have to trust.
"""
import argparse
import asyncio
import base64
import email
import email.policy
import json
import logging
import os
import ssl
import subprocess
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult


class Sink:
    def __init__(self, folder):
        self.folder = folder
        self.count = len([name for name in os.listdir(folder) if name.endswith('.eml')])

    async def answer(self, command):
        try:
            with open(os.path.join(self.folder, 'answer'), encoding='utf-8') as file:
                wanted = file.read().split()
        except FileNotFoundError:
            return None
        if not wanted or (len(wanted) > 1 and wanted[1] != command):
            return None
        with open(os.path.join(self.folder, 'asked'), 'a', encoding='utf-8') as file:
            file.write(command + '\n')
        if wanted[0] == 'hang':
            await asyncio.Event().wait()
        if wanted[0] == 'drop':
            os._exit(9)
        return wanted[0] + ' not today'

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = await self.answer('RCPT')
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        refusal = await self.answer('DATA')
        if refusal:
            return refusal
        self.count += 1
        self.keep(f'{self.count:04}', envelope, session)
        refusal = await self.answer('KEPT')
        return refusal or '250 OK'

    def keep(self, name, envelope, session):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        text = mail.get_body(('plain',))
        kept = {
            'from': envelope.mail_from, 'rcpt': envelope.rcpt_tos, 'encrypted': session.ssl is not None,
            'user': (session.auth_data or b'').decode(),
            'headers': {key.lower(): str(value) for key, value in mail.items()},
            'defects': [repr(defect) for part in mail.walk() for defect in part.defects],
            'charset': text.get_content_charset(), 'text': text.get_content().replace('\r\n', '\n'),
            'attachments': [{
                'name': part.get_filename(), 'type': part.get_content_type(),
                'bytes': base64.b64encode(part.get_payload(decode=True)).decode(),
            } for part in mail.iter_attachments()],
        }
        for end, content in (('.eml', envelope.content), ('.json', json.dumps(kept).encode())):
            path = os.path.join(self.folder, name + end)
            with open(path + '.new', 'wb') as file:
                file.write(content)
            os.rename(path + '.new', path)


def certificate(folder):
    key, authority = os.path.join(folder, 'key.pem'), os.path.join(folder, 'authority.pem')
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1',
         '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', authority],
        check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority, key)
    return context


def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


async def main():
    options = argparse.ArgumentParser()
    options.add_argument('folder')
    options.add_argument('--port', type=int, default=0)
    options.add_argument('--tls', choices=['starttls', 'implicit'])
    options.add_argument('--user')
    options.add_argument('--password', default='')
    wanted = options.parse_args()
    logging.disable(logging.WARNING)  # the library's remarks on itself
    context = certificate(wanted.folder) if wanted.tls else None
    sink = Sink(wanted.folder)

    def authenticate(server, session, envelope, mechanism, data):
        good = data.login == wanted.user.encode() and data.password == wanted.password.encode()
        return AuthResult(success=good, handled=False, auth_data=data.login)

    def session():
        return SMTP(
            sink, hostname='sink.example.cn', loop=asyncio.get_running_loop(),
            tls_context=context if wanted.tls == 'starttls' else None,
            authenticator=authenticate if wanted.user else None, auth_required=bool(wanted.user),
            auth_require_tls=wanted.tls == 'starttls')

    server = await asyncio.get_running_loop().create_server(
        session, '127.0.0.1', wanted.port, ssl=context if wanted.tls == 'implicit' else None)
    print('port', server.sockets[0].getsockname()[1], flush=True)
    threading.Thread(target=end_with_parent, daemon=True).start()
    await server.serve_forever()


asyncio.run(main())
