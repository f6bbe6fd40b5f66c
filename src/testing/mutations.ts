// Files as nobody should send them: seeded damage to a sound one. The same seed makes the same damage.

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Roll = () => number;
type Damage = (bytes: Uint8Array, roll: Roll) => Uint8Array;

const utf8 = new TextEncoder();
const at = (bytes: Uint8Array, roll: Roll): number => Math.floor(roll() * (bytes.length + 1));
const spliced = (
  bytes: Uint8Array,
  from: number,
  to: number,
  put: Uint8Array = new Uint8Array(),
): Uint8Array => {
  const out = new Uint8Array(from + put.length + bytes.length - to);
  out.set(bytes.subarray(0, from));
  out.set(put, from);
  out.set(bytes.subarray(to), from + put.length);
  return out;
};

/** From one mark of a tag to another, near a place. */
function tag(bytes: Uint8Array, roll: Roll): readonly [number, number] {
  const from = bytes.indexOf(0x3c, at(bytes, roll));
  const to = bytes.indexOf(0x3e, from);
  return from < 0 || to < 0 ? [0, 0] : [from, to + 1];
}

const insertions: readonly ((roll: Roll) => string)[] = [
  () =>
    '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>&c;&c;',
  () => '<!ENTITY f SYSTEM "file:///etc/passwd">&f;&shy;&nbsp;&unheard;',
  (roll) => '<div><TextBlock><TextRegion>'.repeat(1 + Math.floor(roll() * 3000)),
  (roll) => '</div></span></TextLine>'.repeat(1 + Math.floor(roll() * 300)),
  () => '&#0;&#xd800;&#x110000;&#99999999999999;',
  () => '<![CDATA[ ]]]]><![CDATA[>',
  () => '<!-- -- --->',
  () => '../../../../etc/passwd\0',
  () => '<script>alert(1)</script><img src=x onerror=alert(1)>',
  () => '\ufeff\u202e\ud83d',
  () => '__proto__="1" constructor="2" ID="__proto__" ',
];

const numbers = ['999999999999', '-1', '0', 'NaN', '1e400', '', '0x7fffffff', '.', '９'];

const damages: readonly Damage[] = [
  // cut off
  (bytes, roll) => bytes.slice(0, at(bytes, roll)),
  // the beginning lost
  (bytes, roll) => bytes.slice(at(bytes, roll)),
  // bits turned
  (bytes, roll) => {
    const out = bytes.slice();
    for (let n = 1 + Math.floor(roll() * 40); n > 0 && out.length > 0; n -= 1) {
      const place = Math.floor(roll() * out.length);
      out[place] = (out[place] ?? 0) ^ (1 << Math.floor(roll() * 8));
    }
    return out;
  },
  // a stretch lost
  (bytes, roll) => {
    const [a = 0, b = 0] = [at(bytes, roll), at(bytes, roll)].toSorted((x, y) => x - y);
    return spliced(bytes, a, Math.min(b, a + 2000));
  },
  // a stretch doubled, many times
  (bytes, roll) => {
    const from = at(bytes, roll);
    const piece = bytes.slice(from, from + Math.floor(roll() * 400));
    let out = bytes;
    for (let n = Math.floor(roll() * 60); n > 0; n -= 1) out = spliced(out, from, from, piece);
    return out;
  },
  // a tag lost
  (bytes, roll) => spliced(bytes, ...tag(bytes, roll)),
  // a tag doubled
  (bytes, roll) => {
    const [from, to] = tag(bytes, roll);
    return spliced(bytes, to, to, bytes.slice(from, to));
  },
  // something hostile put in
  (bytes, roll) => {
    const place = roll() < 0.5 ? at(bytes, roll) : tag(bytes, roll)[1];
    const put = insertions[Math.floor(roll() * insertions.length)];
    return spliced(bytes, place, place, utf8.encode(put?.(roll) ?? ''));
  },
  // numbers that no page has
  (bytes, roll) => {
    const text = new TextDecoder('latin1').decode(bytes);
    const rate = roll() * 0.3;
    const put = text.replace(/(?<=["' ,])-?\d+(?=["' ,;])/gu, (number) =>
      roll() < rate ? (numbers[Math.floor(roll() * numbers.length)] ?? '') : number,
    );
    return Uint8Array.from(put, (one) => one.charCodeAt(0) & 0xff);
  },
  // ids that are all alike
  (bytes, roll) => {
    const text = new TextDecoder('latin1').decode(bytes);
    const same = roll() < 0.5 ? 'x' : '';
    const put = text.replace(/\b(id|ID|BEGIN|IDNEXT|regionRef|FILEID)="[^"]*"/gu, (whole, name: string) =>
      roll() < 0.5 ? `${name}="${same}"` : whole,
    );
    return Uint8Array.from(put, (one) => one.charCodeAt(0) & 0xff);
  },
];

/** One to three damages, as the seed says. */
export function damaged(bytes: Uint8Array, seed: number): Uint8Array {
  const roll = dice(seed);
  let out = bytes;
  for (let n = 1 + Math.floor(roll() * 3); n > 0; n -= 1)
    out = damages[Math.floor(roll() * damages.length)]?.(out, roll) ?? out;
  return out;
}
