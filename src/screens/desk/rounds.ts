// What the keys of the rounds do, and how the desk answers.

import type { EditorState } from 'prosemirror-state';
import { notify } from '../../components/notices.ts';
import { idOf, titleOf } from '../../core/document/queries.ts';
import { findById } from '../../core/document/steps.ts';
import type { Signer, Signing } from '../../core/history/rounds.ts';
import type { Collab } from '../../editor/collab.ts';
import { goToId } from '../../editor/commands.ts';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { keyLabel } from '../../editor/keys.ts';
import {
  nextToSign,
  type Plan,
  planSigning,
  type Scope,
  sign,
  withdraw,
  withdrawSigned,
} from '../../editor/signing.ts';
import { i18n } from '../../i18n/index.ts';
import { type Round, sit, sitting } from '../../sitting/sitting.ts';

/** One notice says what was signed or withdrawn last. */
export const signingNotice = 'signing';

/** Who signs here. */
export function signer(): Signer {
  const { name, round } = sitting();
  return { by: name, round };
}

/** What has to be asked before anything is signed; null: nothing. */
export function beforeSigning(editor: DeskEditor, scope: Scope): 'who' | 'confirm' | null {
  if (signer().by === '') {
    editor.tell({ code: 'rounds:cannot.nobody', params: { keys: keyLabel('Alt-w') } });
    return 'who';
  }
  const { signings } = planSigning(editor.state, scope, signer());
  return signings.some(({ other }) => other !== null) ? 'confirm' : null;
}

/** What was signed last, and where the caret was left then. */
interface Just {
  readonly signings: readonly Signing[];
  readonly place: string;
}

const just = new WeakMap<DeskEditor, Just>();

function remember(editor: DeskEditor, { signings }: Plan): void {
  if (signings.length > 0) just.set(editor, { signings, place: caretPlace(editor.state) });
}

/** The caret's block and where in it: it stays the same whatever a colleague changes elsewhere. */
function caretPlace({ selection }: EditorState): string {
  const { parent, parentOffset } = selection.$head;
  return `${idOf(parent)} ${parentOffset}`;
}

/** Signs what can be signed, and says what was and what was not. */
export function signNow(editor: DeskEditor, collab: Collab, scope: Scope): Plan {
  const plan = planSigning(editor.state, scope, signer());
  sign(editor, collab, plan.signings);
  tellSigned(editor, plan);
  tellHindered(editor, scope, plan);
  remember(editor, plan);
  return plan;
}

/** As long as the caret was not moved since, what was signed last is meant, though signing led on to the next article; else the article at the caret. */
export function withdrawNow(editor: DeskEditor): void {
  const last = just.get(editor);
  if (last?.place === caretPlace(editor.state)) withdrawJust(editor, last.signings);
  else withdraw(editor, signer().by);
}

/** The caret goes back to what is not signed any more. */
function withdrawJust(editor: DeskEditor, signings: readonly Signing[]): void {
  just.delete(editor);
  const [first] = signings;
  if (withdrawSigned(editor, signer().by, signings) && first) goToId(editor, first.id);
  editor.focus();
}

/** After an article was signed: the caret goes to the next that wants the same. */
export function goOn(editor: DeskEditor, signed: Plan): void {
  const [done] = signed.signings;
  if (!done) return;
  const next = nextToSign(editor.state, signer(), done.to);
  if (next === null) editor.tell({ code: 'rounds:done.all' });
  else goToId(editor, next);
  remember(editor, signed);
}

function tellSigned(editor: DeskEditor, { signings }: Plan): void {
  const { t } = i18n;
  const passed = signings.filter(({ to, again }) => to === 'passed' && !again);
  const signed = signings.filter(({ to }) => to !== 'passed');
  const title = (of: Plan['signings']): string => {
    const node = of[0] && findById(editor.state.doc, of[0].id)?.node;
    return node ? titleOf(node, 20) : '';
  };
  const said = [
    ...(signed[0]
      ? [
          t(signed.length === 1 ? 'rounds:done.signed' : 'rounds:done.signedMany', {
            count: signed.length,
            status: t(`rounds:status.${signed[0].to}`),
            title: title(signed),
          }),
        ]
      : []),
    ...(passed.length > 0
      ? [
          t(passed.length === 1 ? 'rounds:done.passed' : 'rounds:done.passedMany', {
            count: passed.length,
            title: title(passed),
          }),
        ]
      : []),
  ];
  // with the way back: the caret goes on to the next article, and the hand is quicker than the eye
  if (said.length > 0)
    notify(said.join('；'), {
      id: signingNotice,
      action: {
        label: `${t('rounds:done.withdraw')} ${keyLabel('Alt-Shift-w')}`,
        onClick: () => withdrawJust(editor, signings),
      },
    });
  if (signings.some(({ again }) => again)) editor.tell({ code: 'rounds:done.again' });
}

function tellHindered(editor: DeskEditor, scope: Scope, { signings, hindered }: Plan): void {
  const { t } = i18n;
  if (scope === 'article') {
    const hindrance = hindered[0]?.hindrance;
    if (hindrance?.why === 'before')
      editor.tell({
        code: 'rounds:cannot.before',
        params: { missing: t(`rounds:status.${hindrance.missing}`) },
      });
    else if (hindrance?.why === 'signed')
      editor.tell({
        code: 'rounds:cannot.signed',
        params: { status: t(`rounds:status.${hindrance.status}`) },
      });
    else if (hindrance?.why === 'queries')
      editor.tell({
        code: 'rounds:cannot.queries',
        params: {
          count: hindrance.open.length,
          which: hindrance.open
            .map(({ query }) => `“${Array.from(query.words).slice(0, 12).join('')}”${query.text}`)
            .join('；'),
        },
      });
    return;
  }
  const of = (why: string): number => hindered.filter(({ hindrance }) => hindrance.why === why).length;
  if (of('before') > 0) editor.tell({ code: 'rounds:cannot.beforeMany', params: { count: of('before') } });
  if (of('queries') > 0) editor.tell({ code: 'rounds:cannot.queriesMany', params: { count: of('queries') } });
  if (signings.length === 0 && hindered.length === 0) editor.tell({ code: 'rounds:cannot.nothing' });
}

/** Another person sits down here. Everything of the one before is stored: else that is said, and they stay. */
export function takeOver(editor: DeskEditor, stored: boolean, name: string, round: Round): void {
  if (!stored) return editor.tell({ code: 'rounds:cannot.full' });
  sit(name, round);
  editor.tell({
    code: 'rounds:who.taken',
    params: { name: name === '' ? i18n.t('app:who.nobody') : name, round: i18n.t(`app:round.${round}`) },
  });
}
