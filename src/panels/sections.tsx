// 栏目: what the article at the caret is tagged with, what the program would choose and which words spoke for it.

import { type FormEvent, useMemo, useState } from 'react';
import { articleAttrs, titleOf } from '../core/document/queries.ts';
import { suggestSections } from '../core/sections/suggest.ts';
import { toggleSection } from '../editor/commands.ts';
import { keyLabel } from '../editor/keys.ts';
import { useText } from '../i18n/index.ts';
import { articleNodeAt, pageNodeAt, useCommand, useDesk, useLater } from './desk.ts';
import { Keys } from './Keys.tsx';
import { useOwnSections, useSectionName, useTagging, useTaxonomy } from './section-names.ts';
import { Bulk } from './sections/Bulk.tsx';
import { Learnt } from './sections/Learnt.tsx';
import { Vocabularies } from './sections/Vocabularies.tsx';
import styles from './sections.module.css';

/** Of a large vocabulary only the sections at the top are buttons here; the strip finds all of them. */
const most = 40;

export function Sections() {
  const { t } = useText();
  const { editor } = useDesk();
  const article = useLater(articleNodeAt);
  const page = useLater(pageNodeAt);
  const { taxonomy, learned } = useTagging();
  const sectionName = useSectionName();
  const strip = useCommand('section.strip');
  const take = useCommand('section.take');
  const proposals = useMemo(
    () => (article ? suggestSections(article, page?.attrs['name'] ?? null, taxonomy, learned) : []),
    [article, page, taxonomy, learned],
  );
  if (!article) return <p className={styles['quiet']}>{t('desk:sections.noArticle')}</p>;
  const { sections } = articleAttrs(article);
  const toggle = (code: string): void => {
    toggleSection(editor, code);
    editor.focus();
  };
  const top = new Set(
    taxonomy.sections.filter(({ broader }) => broader === undefined).map(({ code }) => code),
  );
  const rest = [
    ...taxonomy.sections.map(({ code }) => code),
    ...sections.filter((code) => !taxonomy.sections.some((section) => section.code === code)),
  ];
  return (
    <div className={styles['panel']}>
      <h3>{t('desk:sections.of', { title: titleOf(article, 18) })}</h3>
      {sections.length === 0 && (
        <p className={styles['quiet']}>{t('desk:sections.none', { keys: keyLabel(strip.keys[0] ?? '') })}</p>
      )}
      {proposals.length > 0 && (
        <>
          <h4>
            {t('desk:sections.proposals')} <Keys of={take.keys} />
          </h4>
          <ul className={styles['proposals']}>
            {proposals.slice(0, 4).map(({ section, confidence, reasons }) => (
              <li key={section.code}>
                <button
                  type="button"
                  aria-pressed={sections.includes(section.code)}
                  className={styles['tag']}
                  onClick={() => toggle(section.code)}
                >
                  {sectionName(section.code)} <span className={styles['quiet']}>{confidence.toFixed(2)}</span>
                </button>
                <span className={styles['why']}>
                  {reasons
                    .map((reason) => t(`sections:reason.${reason.code}`, { detail: reason.detail }))
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>{t('desk:sections.all')}</h4>
      <div className={styles['tags']}>
        {(rest.length > most ? rest.filter((code) => sections.includes(code) || top.has(code)) : rest).map(
          (code) => (
            <button
              key={code}
              type="button"
              aria-pressed={sections.includes(code)}
              className={styles['tag']}
              onClick={() => toggle(code)}
            >
              {sectionName(code)}
            </button>
          ),
        )}
      </div>
      <Bulk />
      <Vocabularies />
      <Own />
      <Learnt />
    </div>
  );
}

/** The paper's own sections: added by name, taken off the list again (articles keep what they are tagged with). */
function Own() {
  const { t } = useText();
  const { names, add, remove } = useOwnSections();
  const taxonomy = useTaxonomy();
  const [name, setName] = useState('');
  const said = name.trim();
  const exists = taxonomy.sections.some((section) => section.name === said || section.code === said);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (said === '' || exists) return;
    add(said);
    setName('');
  };
  return (
    <>
      <h4>{t('desk:sections.own')}</h4>
      {names.length > 0 && (
        <div className={styles['tags']}>
          {names.map((one) => (
            <button
              key={one}
              type="button"
              className={styles['tag']}
              aria-label={t('desk:sections.remove', { name: one })}
              onClick={() => remove(one)}
            >
              {one} ×
            </button>
          ))}
        </div>
      )}
      <form className={styles['own']} onSubmit={submit}>
        <input
          aria-label={t('desk:sections.ownName')}
          placeholder={t('desk:sections.ownName')}
          maxLength={20}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className={styles['tag']} disabled={said === '' || exists}>
          {t('desk:sections.add')}
        </button>
      </form>
      {exists && <p className={styles['quiet']}>{t('desk:sections.exists')}</p>}
    </>
  );
}
