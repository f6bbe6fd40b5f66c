// The numbers of lists, which Word, HTML and Markdown count themselves: they stand on the page, so that they belong to the
// text. Word makes a list of every “一、” that somebody types at the beginning of a line.

const digits = '〇一二三四五六七八九';
const formal = '零壹贰叁肆伍陆柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';

/** 12 → 十二, 105 → 一百〇五. */
function han(n: number, names: string, units: readonly string[]): string {
  let out = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(n / 10 ** place) % 10;
    if (digit === 0) gap = out !== '';
    else {
      out += `${gap ? names[0] : ''}${names[digit]}${units[place]}`;
      gap = false;
    }
  }
  return out;
}

function letters(n: number): string {
  // Word’s and the browsers’ ways part behind z; no list of a newspaper goes there
  return String.fromCharCode(0x61 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function roman(n: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = n;
  return signs
    .map(([value, sign]) => {
      const times = Math.floor(left / value);
      left -= times * value;
      return sign.repeat(times);
    })
    .join('');
}

/** A number as a list of Word shows it; `format` is called as in WordprocessingML, and one that is not known counts 1, 2, 3. */
export function numeral(n: number, format: string): string {
  if (!Number.isSafeInteger(n) || n < 1 || n > 9999) return String(n);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return han(n, digits, ['', '十', '百', '千']).replace(/^一十/u, '十');
    case 'chineseLegalSimplified':
      return han(n, formal, ['', '拾', '佰', '仟']);
    case 'ideographDigital':
      return [...String(n)].map((digit) => digits[Number(digit)]).join('');
    case 'ideographTraditional':
      return stems[n - 1] ?? String(n);
    case 'decimalFullWidth':
      return [...String(n)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n <= 20 ? String.fromCharCode(0x245f + n) : String(n);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'lowerLetter':
      return letters(n);
    case 'upperLetter':
      return letters(n).toUpperCase();
    case 'lowerRoman':
      return roman(n);
    case 'upperRoman':
      return roman(n).toUpperCase();
    default:
      return String(n);
  }
}

/** The mark before the text of an item: “一、” stands close to it, “1.” does not. */
export function itemMark(mark: string): string {
  return /[\u0021-\u007e]$/u.test(mark) ? `${mark} ` : mark;
}
