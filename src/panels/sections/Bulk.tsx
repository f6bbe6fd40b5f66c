// A section for many articles at once: which ones is seen before it is done, and one undo takes all of it back.

import { useState } from 'react';
import { tag } from '../../core/document/commands.ts';
import { idOf, titleOf } from '../../core/document/queries.ts';
import { findById } from '../../core/document/steps.ts';
import { useText } from '../../i18n/index.ts';
import { change, pageNodeAt, useDesk, useLater } from '../desk.ts';
import { useSectionName, useTaxonomy } from '../section-names.ts';
import styles from '../sections.module.css';
import { type Bulk as By, bulks, chosenArticles } from './chosen.ts';

const mostTitles = 6;

export function Bulk() {
  const { t } = useText();
  const { editor } = useDesk();
  const taxonomy = useTaxonomy();
  const sectionName = useSectionName();
  const doc = useLater((state) => state.doc);
  const page = useLater(pageNodeAt);
  const [by, setBy] = useState<By>('page');
  const [words, setWords] = useState('');
  const [wanted, setWanted] = useState('');
  // another vocabulary may have come since one was chosen
  const { code: section = '' } =
    taxonomy.sections.find(({ code }) => code === wanted) ?? taxonomy.sections[0] ?? {};
  const chosen = chosenArticles(doc, by, words, section, page && idOf(page));
  const put = (): void => {
    change(editor, { intent: 'tag', label: 'tag', payload: { section } }, (tr) => {
      let done = false;
      for (const { node } of chosen) {
        const at = findById(tr.doc, idOf(node));
        if (at) done = tag(tr, at.pos, section, true) || done;
      }
      return done;
    });
    editor.focus();
  };
  return (
    <>
      <h4>{t('desk:bulk.title')}</h4>
      <div className={styles['bulk']}>
        <select
          aria-label={t('desk:bulk.which')}
          value={by}
          onChange={({ target }) => setBy(bulks.find((one) => one === target.value) ?? 'page')}
        >
          {bulks.map((one) => (
            <option key={one} value={one}>
              {t(`desk:bulk.by.${one}`)}
            </option>
          ))}
        </select>
        {(by === 'label' || by === 'word') && (
          <input
            aria-label={t(`desk:bulk.by.${by}`)}
            value={words}
            maxLength={40}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
        <select
          aria-label={t('desk:bulk.section')}
          value={section}
          onChange={({ target }) => setWanted(target.value)}
        >
          {taxonomy.sections.map(({ code }) => (
            <option key={code} value={code}>
              {sectionName(code)}
            </option>
          ))}
        </select>
        <button type="button" className={styles['tag']} disabled={chosen.length === 0} onClick={put}>
          {t('desk:bulk.put', { count: chosen.length })}
        </button>
      </div>
      {chosen.length > 0 && (
        <p className={styles['quiet']}>
          {chosen
            .slice(0, mostTitles)
            .map(({ node }) => `〈${titleOf(node, 14)}〉`)
            .join(' ')}
          {chosen.length > mostTitles && t('desk:bulk.more', { count: chosen.length - mostTitles })}
        </p>
      )}
    </>
  );
}
