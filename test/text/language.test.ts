import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/language.ts';

describe('the language of a text', () => {
  it.each([
    ['en', 'The company said on Monday that it will release the weights of its new model in March.'],
    [
      'de',
      'Das Unternehmen hat am Montag mitgeteilt, dass die Gewichte des Modells im März erscheinen werden.',
    ],
    ['es', 'La empresa anunció el lunes que publicará los pesos de su nuevo modelo en el mes de marzo.'],
    ['fr', 'L’entreprise a annoncé lundi que les poids de son nouveau modèle seront publiés en mars.'],
    ['zh', '公司周一表示，将于三月公布OpenModel新模型的权重，并支持GPU推理。'],
    ['ja', '同社は月曜日、新しいモデルの重みを三月に公開すると発表した。'],
    ['ko', '이 회사는 월요일에 새 모델의 가중치를 3월에 공개한다고 밝혔다.'],
    ['ru', 'Компания сообщила в понедельник, что опубликует веса новой модели в марте.'],
    ['uk', 'Компанія повідомила в понеділок, що опублікує ваги нової моделі в березні.'],
  ])('is found: %s', (code, text) => {
    expect(detectLanguage(text)).toBe(code);
  });

  it('is not guessed for names, numbers and nothing', () => {
    expect(detectLanguage('')).toBeNull();
    expect(detectLanguage('42 % — 2026')).toBeNull();
    expect(detectLanguage('Brightmoor Corvane Tessaro Halbrecht Vernacle Mossgrid')).toBeNull();
  });

  it('of Japanese text full of Han characters is Japanese', () => {
    expect(detectLanguage('大阪市北区で自動配送ロボットの試験運用が開始された。')).toBe('ja');
  });
});
