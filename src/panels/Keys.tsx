import { Key } from '../components/Key.tsx';
import { keyLabel } from '../editor/keys.ts';

/** The first of a command's keys, as it is printed on this machine's keyboard; nothing where it has none. */
export function Keys({ of }: { readonly of: readonly string[] }) {
  const [key] = of;
  return key === undefined ? null : <Key>{keyLabel(key)}</Key>;
}
