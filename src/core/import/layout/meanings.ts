// What the formats call their blocks: METS and ALTO as the digitisation lines name them, PAGE by its list of types.

import type { ArticleKind, Role } from '../../document/schema.ts';

export interface Meaning {
  readonly role?: Role;
  readonly kind?: ArticleKind;
  /** The division is an article by itself; what stands in it belongs together. */
  readonly article?: boolean;
}

const roles: Readonly<Partial<Record<Role, string>>> = {
  headline: 'headline title heading head maintitle',
  kicker: 'overline kicker overtitle surtitle eyebrow',
  deck: 'subheadline subtitle deck standfirst undertitle lead abstract',
  subhead: 'subheading subhead crosshead crossheading crossline intertitle',
  byline: 'byline author credit authorname',
  caption: 'caption illustrationcaption picturecaption imagecaption',
  label: 'rubric sectiontitle seriestitle',
  body: 'paragraph text textblock textcontent body bodycontent footnote footnotecontinued endnote dropcapital listlabel table tablecell blockquote',
  furniture:
    'header footer pageheader pagefooter pagenumber runningtitle runningheader signaturemark catchword masthead titlesection publishingstmt publishingstatement imprint impressum topmargin bottommargin',
};

const articles: Readonly<Partial<Record<ArticleKind, string>>> = {
  story:
    'article chapter letter review interview editorial feuilleton poem serial commentary report story news',
  ad: 'advertisement advert advertising ad advertisementsection classifiedad advertregion',
  notice:
    'notice deathnotice obituary announcement birthnotice marriagenotice officialnotice legalnotice weather shipping',
  photo: 'illustration picture photo photograph image map cartoon',
};

/** Death_Notice, death-notice and DEATH NOTICE are one. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/gu, '');

const known = new Map<string, Meaning>();
for (const [role, names] of Object.entries(roles) as [Role, string][])
  for (const name of names.split(' ')) known.set(name, { role });
for (const [kind, names] of Object.entries(articles) as [ArticleKind, string][])
  for (const name of names.split(' ')) known.set(name, { kind, article: true });

/** What a type, label or tag says; nothing where it is no word of ours. */
export function meaning(name: string | undefined): Meaning {
  return (name === undefined ? undefined : known.get(plain(name))) ?? {};
}
