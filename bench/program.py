"""The program under test, asked through its command line. Used by bench/accuracy and bench/errors."""
import json
import os
import subprocess
import sys
import tempfile


class Program:
    def __init__(self, path, model):
        self.command = [path, 'read', '--force'] + (['--model', model] if model else [])

    def read(self, texts, *options):
        """One record per text, in order."""
        records = []
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for i, text in enumerate(texts):
                paths.append(os.path.join(folder, f'{i:06}.txt'))
                with open(paths[-1], 'w', encoding='utf8', newline='') as f:
                    f.write(text)
            for k in range(0, len(paths), 500):
                out = subprocess.run(self.command + ['--format', 'json', *options, *paths[k:k + 500]], capture_output=True)
                records += [json.loads(line) for line in out.stdout.decode('utf8').splitlines()]
        if len(records) != len(texts):
            sys.exit(f'{len(texts)} texts in, {len(records)} records out: {out.stderr.decode("utf8")[-300:]}')
        return records

    def conllu(self, text):
        with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8') as f:
            f.write(text)
            f.flush()
            return subprocess.run(self.command + ['--format', 'conllu', f.name], capture_output=True, check=True).stdout.decode('utf8')
