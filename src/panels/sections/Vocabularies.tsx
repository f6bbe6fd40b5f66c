// Which vocabulary the paper tags by; it can be loaded from a file and saved as one.

import { notify } from '../../components/notices.ts';
import { chooseFiles, saveFile } from '../../components/choose.ts';
import { formerNames } from '../../core/sections/former-names.ts';
import { vocabularyOf } from '../../core/sections/registry.ts';
import { readVocabulary, vocabularyCsv, vocabularyJson } from '../../core/sections/vocabulary-file.ts';
import { say, useText } from '../../i18n/index.ts';
import { usePaper, useSetPaper } from '../../store/queries.ts';
import { paperIn, useDeskState } from '../desk.ts';
import { useTaxonomy, vocabulariesOf } from '../section-names.ts';
import styles from '../sections.module.css';

export function Vocabularies() {
  const { t, language } = useText();
  const name = useDeskState(paperIn);
  const { data: paper } = usePaper(name);
  const { mutate } = useSetPaper();
  const taxonomy = useTaxonomy();
  const all = vocabulariesOf(paper);
  const load = async (): Promise<void> => {
    const file = (await chooseFiles('.csv,.json', false))[0];
    if (!file) return;
    // tables come from Windows too, where they are saved as GBK
    const { recognise } = await import('../../core/import/decode.ts');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = readVocabulary(file.name, new TextDecoder(recognise(bytes).encoding).decode(bytes));
    if ('refused' in read) {
      notify(say(read.refused));
      return;
    }
    const { vocabulary } = read;
    mutate({
      name,
      change: (was) => ({ vocabulary, tagsBy: 'own', formerNames: formerNames(was, vocabulary) }),
    });
    notify(
      t('desk:vocabulary.loaded', { name: read.vocabulary.name, count: read.vocabulary.concepts.length }),
    );
  };
  const save = (extension: string, text: string, type: string): void =>
    saveFile(new Blob([text], { type }), `${taxonomy.name}.${extension}`);
  return (
    <>
      <label className={styles['choose']}>
        {t('desk:vocabulary.by')}
        <select
          value={taxonomy.code}
          onChange={({ target }) => mutate({ name, change: { tagsBy: target.value } })}
        >
          {all.map(({ code, name: title, english }) => (
            <option key={code} value={code}>
              {language === 'en' ? english : title}
            </option>
          ))}
        </select>
      </label>
      {taxonomy.sections.some(({ unofficial }) => unofficial) && language === 'zh' && (
        <p className={styles['quiet']}>{t('desk:vocabulary.unofficial')}</p>
      )}
      <span className={styles['tags']}>
        <button type="button" className={styles['tag']} onClick={() => void load()}>
          {t('desk:vocabulary.load')}
        </button>
        <button
          type="button"
          className={styles['tag']}
          onClick={() => save('csv', vocabularyCsv(vocabularyOf(taxonomy)), 'text/csv')}
        >
          {t('desk:vocabulary.saveCsv')}
        </button>
        <button
          type="button"
          className={styles['tag']}
          onClick={() => save('json', vocabularyJson(vocabularyOf(taxonomy)), 'application/json')}
        >
          {t('desk:vocabulary.saveSkos')}
        </button>
      </span>
    </>
  );
}
