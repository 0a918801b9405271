import { type FormEvent, useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/call';
import type { ConcernAddedView, SessionView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { DateField, TimeField } from '../../parts/DateField';
import { Check, TextArea } from '../../parts/Field';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { PupilPicker } from '../../parts/PupilPicker';
import { Segment } from '../../parts/Segment';
import { useShortcut } from '../../parts/shortcuts';
import { keepUntilSaved } from '../../parts/unsaved';
import { useAutosave } from '../../parts/useAutosave';
import { concerns } from '../../text/sv';
import { type ConcernForm, firstGap, isTouched, requestOf } from './form';

interface FieldsProps {
  draft: string;
  first: ConcernForm;
  session: SessionView;
  onAdded: (view: ConcernAddedView, pupil: string | null) => void;
}

/** The five fields. Ctrl+Enter leaves the concern; closing keeps the draft. */
export function ConcernFields({ draft, first, session, onAdded }: FieldsProps) {
  const text = concerns.add;
  const [, navigate] = useLocation();
  const [form, setForm] = useState(first);
  const [tried, setTried] = useState(false);
  const add = useCommand('concern_add');
  const save = useCallback(
    (value: ConcernForm) => {
      const body = JSON.stringify(value);
      return keepUntilSaved(draft, body, () => call('draft_save', { draft, kind: 'concern', pupil: value.pupil?.id ?? null, body }));
    },
    [draft],
  );
  const { flush, cancel } = useAutosave(form, save);
  const set = (part: Partial<ConcernForm>) => setForm((before) => ({ ...before, ...part }));
  const gap = tried ? firstGap(form) : null;

  const leave = async () => {
    if (add.isPending) return;
    setTried(true);
    const missing = firstGap(form);
    if (missing) {
      document.getElementById(missing)?.focus();
      return;
    }
    // What waits is saved first: if leaving fails, the draft has every word.
    await flush();
    add.mutate(requestOf(form, draft), {
      onSuccess: (view) => {
        cancel();
        onAdded(view, form.pupil?.id ?? null);
      },
    });
  };
  const close = async () => {
    await flush();
    navigate(session.screens.includes('idag') ? '/idag' : '/oro/lamnad');
  };
  useShortcut({ keys: 'Control+Enter', label: text.send, run: () => void leave() });

  return (
    <form className="oro__f stack-3" noValidate aria-busy={add.isPending} onSubmit={(event: FormEvent) => { event.preventDefault(); void leave(); }}>
      {add.error && <ErrorNotice error={add.error} />}
      <Segment id="oro-fara" label={text.urgent} options={text.urgentOptions} value={form.urgent} onChange={(urgent) => set({ urgent })} inline />
      {form.urgent === 'yes' && <Notice tone="wrong" icon="phone" role="alert" title={text.urgentNow[0]}>{text.urgentNow[1]}</Notice>}
      <div>
        <PupilPicker id="oro-elev" value={form.pupil} onChange={(pupil) => set({ pupil, unsure: false })} autoFocus={!isTouched(first)} />
        {form.pupil && <Check checked={form.unsure} onChange={(event) => set({ unsure: event.target.checked })}>{text.unsure}</Check>}
      </div>
      <div className="when">
        <DateField id="oro-dag" label={text.when} text={form.day} onText={(day) => set({ day })} past />
        <TimeField id="oro-tid" label={text.time} text={form.time} onText={(time) => set({ time })} />
        <Button kind="accent" aria-pressed={form.ongoing} onClick={() => set({ ongoing: !form.ongoing })}>{text.ongoing}</Button>
      </div>
      <TextArea id="oro-vad" label={text.what} hint={text.whatHint} error={gap === 'oro-vad' ? text.whatEmpty : null} rows={3} value={form.what} onChange={(event) => set({ what: event.target.value })} />
      <TextArea id="oro-ord" label={text.words} aside={text.wordsAside} words rows={2} value={form.words} onChange={(event) => set({ words: event.target.value })} />
      <div className="row oro__send">
        <Button type="submit" kind="main" size="large" keys="Control+Enter">{add.isPending ? text.sending : text.send}</Button>
        <Button size="large" onClick={() => void close()}>{text.close}</Button>
        <p className="note push">{text.offline}</p>
      </div>
    </form>
  );
}
