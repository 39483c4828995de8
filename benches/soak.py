#!/usr/bin/env python3
"""Feeds onrecord many gigabytes of repeated stories and watches its memory and open files.

    python3 benches/soak.py target/release/onrecord 10 STORIES.jsonl...

10 is the size of the input in gigabytes (10^9 bytes of JSONL). Of each story only `id` and `text` are kept. The stories go through a pipe to `extract - --jobs 2`, so
nothing is stored. Prints a line each tenth of the way: gigabytes read, resident memory in MB, open file
descriptors; then the SHA-256 of the output. Exit 1 if the memory of the second half exceeds that of the first by more
than a tenth, if descriptors leak, or if onrecord fails."""
import hashlib, json, os, re, subprocess, sys, threading


def resident_mb(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def main():
    tool, size, files = sys.argv[1], int(float(sys.argv[2]) * 1e9), sys.argv[3:]
    stories = [json.loads(line) for name in files for line in open(name, encoding="utf-8")]
    kept = [json.dumps({"id": story["id"], "text": story["text"]}, ensure_ascii=False) + "\n" for story in stories]
    block = "".join(kept).encode()
    rounds = -(-size // len(block))
    run = subprocess.Popen([tool, "extract", "-", "--input-format", "jsonl", "--format", "csv", "--jobs", "2", "--isolated"],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    digest, seen = hashlib.sha256(), []

    def read():
        while data := run.stdout.read(1 << 20):
            digest.update(data)

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(1, rounds + 1):
        run.stdin.write(block)
        if n * 20 // rounds > len(seen):
            seen.append((resident_mb(run.pid), len(os.listdir(f"/proc/{run.pid}/fd"))))
            if len(seen) % 2 == 0:
                print(f"{n * len(block) / 1e9:6.2f} GB  {seen[-1][0]:6.1f} MB  {seen[-1][1]} descriptors", flush=True)
    run.stdin.close()
    reader.join()
    exit_code = run.wait()
    half = len(seen) // 2
    first, second = max(mb for mb, _ in seen[:half]), max(mb for mb, _ in seen[half:])
    print(f"exit {exit_code}  peak of the halves {first:.1f} and {second:.1f} MB  sha256 {digest.hexdigest()}")
    leaks = len({count for _, count in seen[1:]}) > 1
    sys.exit(exit_code != 0 or second > first * 1.1 or leaks)


main()
