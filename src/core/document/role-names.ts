// What a role is called outside the program: where text leaves for Word or the web, and where it comes back.

import { type Role, roles } from './schema.ts';

export interface RoleName {
  /** Id of the paragraph style: ASCII, so that no version of Word translates it. */
  readonly styleId: string;
  /** The trade's word. */
  readonly name: string;
  /** The style as a person sees it in Word: the name, where Word has no such style itself. */
  readonly style: string;
  /** Class in HTML. */
  readonly htmlClass: string;
  /** One character. */
  readonly short: string;
}

const words: Readonly<Record<Role, readonly [name: string, short: string]>> = {
  label: ['栏目', '栏'],
  kicker: ['引题', '引'],
  headline: ['主题', '主'],
  deck: ['副题', '副'],
  byline: ['署名', '署'],
  note: ['编者按', '按'],
  body: ['正文', '文'],
  subhead: ['小标题', '小'],
  caption: ['图片说明', '图'],
  credit: ['摄影署名', '摄'],
  jump: ['转版提示', '转'],
  furniture: ['报眉报脚', '眉'],
};

export const roleNames: Readonly<Record<Role, RoleName>> = Object.fromEntries(
  roles.map((role): [Role, RoleName] => {
    const [name, short] = words[role];
    // Word's own “正文” is the style that all others rest on: ours must not be taken for it
    const style = role === 'body' ? '报纸正文' : name;
    return [role, { styleId: `Qingyang${role}`, name, style, htmlClass: role, short }];
  }),
) as Record<Role, RoleName>; // fromEntries forgets the keys

/** Style id, style name or class → role; undefined where it is none of ours. Word and others write names in any case, with or without spaces. */
export function roleNamed(name: string): Role | undefined {
  const plain = name.replace(/\s/gu, '').toLowerCase();
  return roles.find((role) => {
    const { styleId, name: own, style, htmlClass } = roleNames[role];
    return [styleId, own, style, htmlClass].some((one) => one.toLowerCase() === plain);
  });
}
