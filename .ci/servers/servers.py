"""Starts nginx and Apache on a free port of 127.0.0.1 over a folder, with the files the site brings for them."""

import contextlib
import http.client
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

APACHE_MODULES = ["mpm_event", "authz_core", "alias", "mime", "headers", "dir"]
NAMES = ["nginx", "apache"]
# What every Apache knows; the rest must come with the site.
KNOWN_TYPES = "text/html html\ntext/css css\ntext/javascript js\ntext/plain txt\nimage/svg+xml svg\nimage/png png\n"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def nginx_words(folder, root, base, port):
    own = root / base.strip("/") / "may-chu"
    return f"""
        user root; daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
        events {{ }}
        http {{
            include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
            client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
            uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
            include {own}/nginx-http.conf;
            server {{ listen 127.0.0.1:{port}; root {root}; include {own}/nginx-server.conf; }}
        }}"""


def apache_words(folder, root, base, port):
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in APACHE_MODULES)
    return f"""
        {modules}
        Listen 127.0.0.1:{port}
        ServerName 127.0.0.1
        PidFile {folder}/apache.pid
        ErrorLog {folder}/apache.log
        DefaultRuntimeDir {folder}
        User www-data
        Group www-data
        TypesConfig {folder}/mime.types
        DocumentRoot {root}
        <Directory {root}>
            Require all granted
            AllowOverride FileInfo
        </Directory>
        """


def command(name, folder, root, base, port):
    words = {"nginx": nginx_words, "apache": apache_words}[name](folder, root, base, port)
    settings = folder / f"{name}.conf"
    settings.write_text(words, encoding="utf-8")
    (folder / "mime.types").write_text(KNOWN_TYPES, encoding="utf-8")
    if name == "nginx":
        return ["nginx", "-c", str(settings), "-e", str(folder / "nginx.log")]
    return ["apache2", "-f", str(settings), "-DFOREGROUND"]


@contextlib.contextmanager
def serving(name, public, base):
    """Gives the port a server answers at; the site lies below the path of its base address."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        folder.chmod(0o755)
        root = folder / "www"
        shutil.copytree(public, root / base.strip("/"))
        port = free_port()
        process = subprocess.Popen(command(name, folder, root, base, port), stdin=subprocess.DEVNULL)
        try:
            wait(process, port, name, folder)
            yield port
        finally:
            process.terminate()
            process.wait()


def wait(process, port, name, folder):
    for _ in range(200):
        if process.poll() is not None:
            log = folder / f"{name}.log"
            raise SystemExit(f"{name} ended: {log.read_text() if log.exists() else 'no log'}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise SystemExit(f"{name} does not answer")


def ask(port, path):
    """Gives status, headers in small letters, and body of one answer; no redirect is followed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    headers = {}
    for key, value in answer.getheaders():
        headers.setdefault(key.lower(), []).append(value)
    connection.close()
    return answer.status, {key: ", ".join(values) for key, values in headers.items()}, body
