// SHA-256 of ASCII text as eight words: crypto.subtle answers too slowly for many short texts, and not at all over http.

const first = (root: number): number => (root - Math.floor(root)) * 2 ** 32 | 0;
const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
const start = primes.slice(0, 8).map((p) => first(Math.sqrt(p)));
const rounds = primes.map((p) => first(Math.cbrt(p)));

const turn = (word: number, by: number): number => word >>> by | word << 32 - by;

export function sha256(text: string): Uint32Array {
  const blocks = (text.length + 8 >> 6) + 1;
  const words = new Int32Array(blocks * 16);
  for (let i = 0; i < text.length; i++) words[i >> 2]! |= text.charCodeAt(i) << 24 - i % 4 * 8;
  words[text.length >> 2]! |= 0x80 << 24 - text.length % 4 * 8;
  words[blocks * 16 - 1] = text.length * 8;
  const hash = Int32Array.from(start);
  const w = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      if (i < 16) w[i] = words[block + i]!;
      else {
        const x = w[i - 15]!, y = w[i - 2]!;
        w[i] = w[i - 16]! + w[i - 7]! + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3) + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10) | 0;
      }
      const t = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + rounds[i]! + w[i]! | 0;
      const u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + u | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { hash[i]! += word; });
  }
  return new Uint32Array(hash.buffer);
}
