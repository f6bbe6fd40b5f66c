// Keys of commands. Letters are told by the key's place (event.code), so that neither an input method nor the characters
// that ⌥ types on a Mac come between; nothing is a command while an input method composes.

export interface Key {
  readonly code: string;
  readonly alt: boolean;
  readonly shift: boolean;
  /** ⌘ on a Mac, Ctrl elsewhere. */
  readonly mod: boolean;
}

const named: Readonly<Record<string, string>> = {
  '.': 'Period',
  ',': 'Comma',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '/': 'Slash',
  '\\': 'Backslash',
  '=': 'Equal',
  '-': 'Minus',
};

/** 'Alt-Shift-ArrowDown', 'Mod-z', 'F1'. */
export function parseKey(key: string): Key {
  const parts = key.split(/-(?!$)/u);
  const name = parts.pop() ?? '';
  const code = /^[a-z]$/iu.test(name)
    ? `Key${name.toUpperCase()}`
    : /^\d$/u.test(name)
      ? `Digit${name}`
      : (named[name] ?? name);
  return { code, alt: parts.includes('Alt'), shift: parts.includes('Shift'), mod: parts.includes('Mod') };
}

const mac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/u.test(navigator.platform);

/** Whether a key press is this key. While composing none is. */
export function pressed(key: Key, event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  // a letter of another layout keeps its own place for ⌘/Ctrl: on Dvorak Mod-z is where z is
  const byName =
    key.mod && !key.alt && /^Key[A-Z]$/u.test(key.code) && /^[a-z]$/iu.test(event.key)
      ? `Key${event.key.toUpperCase()}`
      : event.code;
  const code = byName === 'NumpadEnter' ? 'Enter' : byName === '' ? event.key : byName;
  return (
    code === key.code && event.altKey === key.alt && event.shiftKey === key.shift && mod === key.mod && !other
  );
}

const printed: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** As it is printed on a button: ⌥⇧↵ on a Mac, Alt+⇧↵ elsewhere. */
export function keyLabel(key: string): string {
  const parts = key.split(/-(?!$)/u);
  const name = parts.pop() ?? '';
  const label = printed[name] ?? (name.length === 1 ? name.toUpperCase() : name);
  const signs: Readonly<Record<string, string>> = mac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl+', Alt: 'Alt+', Shift: '⇧' };
  return parts.map((part) => signs[part] ?? part).join('') + label;
}
