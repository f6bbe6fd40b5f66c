import { expect, it } from 'vitest';
import { voiceFor } from './reader.ts';

const voice = (name: string, lang: string, localService: boolean): SpeechSynthesisVoice => ({
  name,
  lang,
  localService,
  default: false,
  voiceURI: name,
});

it('speaks with a voice of this machine and never with one on the network', () => {
  const far = voice('Google 普通话', 'zh-CN', false);
  const cantonese = voice('Tracy', 'zh-HK', true);
  const mandarin = voice('Huihui', 'zh-CN', true);
  const android = voice('zh', 'zh_CN', true);
  expect(voiceFor('zh-CN', [far, cantonese, mandarin])).toBe(mandarin);
  expect(voiceFor('zh-CN', [cantonese, android])).toBe(android);
  expect(voiceFor('zh-CN', [far, cantonese])).toBe(cantonese);
  expect(voiceFor('zh-CN', [far])).toBe('elsewhere');
  expect(voiceFor('en', [far, voice('Daniel', 'en-GB', true)])).toMatchObject({ name: 'Daniel' });
  // a browser that tells of none yet
  expect(voiceFor('zh-CN', [])).toBeNull();
});
