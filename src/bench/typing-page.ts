// The page that the typing bench drives: the desk's editor, or CodeMirror 6 with the same text, and a clock.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState as CodeState } from '@codemirror/state';
import { EditorView as CodeView, keymap } from '@codemirror/view';
import { TextSelection } from 'prosemirror-state';
import { DeskEditor } from '../editor/desk-editor.ts';
import { suggestions, suggestionsStatus } from '../editor/suggestions.ts';
import '../components/tokens.css';
import { issueOf } from './invented.ts';

const stage = document.querySelector<HTMLElement>('#stage')!;

/** Keystroke to next paint, milliseconds, by the event's own time stamp. */
const times: number[] = [];
addEventListener(
  'keydown',
  (event) => {
    const start = event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => times.push(performance.now() - start));
      port1.start();
      port2.postMessage(null);
    });
  },
  { capture: true },
);

let recheck: (() => number) | null = null;

function desk(paragraphs: number, faults: number): () => number {
  let id = 0;
  const articles = issueOf(paragraphs, faults).map(([headline = '', ...texts]) => ({
    type: 'article',
    attrs: { id: `a${(id += 1)}`, sections: ['x'] },
    content: [
      { type: 'headline', attrs: { id: `b${(id += 1)}` }, content: [{ type: 'text', text: headline }] },
      ...texts.map((text) => ({
        type: 'body',
        attrs: { id: `b${(id += 1)}` },
        content: [{ type: 'text', text }],
      })),
    ],
  }));
  const pages = [];
  for (let i = 0; i < articles.length; i += 12)
    pages.push({
      type: 'page',
      attrs: { id: `p${i}`, number: String(i / 12 + 1) },
      content: articles.slice(i, i + 12),
    });
  const editor = new DeskEditor({
    doc: { type: 'doc', content: pages },
    drawHead: ({ index, page }) => {
      const head = document.createElement('div');
      head.className = 'head';
      head.textContent = `${page.index + 1}-${index + 1}`;
      return head;
    },
    sectionNames: () => ({}),
    tell: () => undefined,
    label: 'text',
  });
  editor.mount(stage);
  const { doc } = editor.state;
  const middle = TextSelection.near(doc.resolve(Math.floor(doc.content.size / 2)));
  editor.dispatch(editor.state.tr.setSelection(middle));
  editor.focus();
  const caret = editor.view.domAtPos(middle.head).node;
  (caret instanceof Element ? caret : caret.parentElement)?.scrollIntoView({ block: 'center' });
  recheck = () => {
    // what one pause after a keystroke costs: the same linter, the article of the caret changed
    const typed = editor.state.apply(editor.state.tr.insertText('字'));
    const start = performance.now();
    editor.linter.lint(typed.doc);
    return performance.now() - start;
  };
  return () => (suggestionsStatus(editor.state).settled ? suggestions(editor.state).length : -1);
}

function code(paragraphs: number, faults: number): () => number {
  const text = issueOf(paragraphs, faults).flat().join('\n');
  const view = new CodeView({
    parent: stage,
    state: CodeState.create({
      doc: text,
      selection: { anchor: Math.floor(text.length / 2) },
      extensions: [
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        CodeView.lineWrapping,
        CodeView.theme({ '&': { height: '100vh' } }),
      ],
    }),
  });
  view.dispatch({ effects: CodeView.scrollIntoView(view.state.selection.main.head, { y: 'center' }) });
  view.focus();
  return () => 0;
}

const query = new URLSearchParams(location.search);
const paragraphs = Number(query.get('paragraphs'));
const faults = Number(query.get('faults'));
const ready = (query.get('editor') === 'code' ? code : desk)(paragraphs, faults);

declare global {
  interface Window {
    bench: { readonly ready: () => number; readonly times: number[]; readonly recheck: () => number };
  }
}
window.bench = { ready, times, recheck: () => recheck?.() ?? 0 };
