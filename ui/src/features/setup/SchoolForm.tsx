import { type FormEvent, useState } from 'react';
import { Button } from '../../parts/Button';
import { Select, TextField } from '../../parts/Field';
import { Segment } from '../../parts/Segment';
import { common, setup } from '../../text/sv';
import { missing, type SchoolAnswers } from './answers';
import { PlaceField } from './PlaceField';

interface SchoolFormProps {
  answers: SchoolAnswers;
  onChange: (answers: SchoolAnswers) => void;
  onNext: () => void;
  onBack: () => void;
}

/** The school and the person at the keyboard. */
export function SchoolForm({ answers, onChange, onNext, onBack }: SchoolFormProps) {
  const text = setup.school;
  const [tried, setTried] = useState(false);
  const gaps = missing(answers);
  const fault = (field: keyof typeof text.missing) => (tried && gaps.includes(field) ? text.missing[field] : null);
  const set = (part: Partial<SchoolAnswers>) => onChange({ ...answers, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (gaps[0]) document.getElementById(`setup-${gaps[0]}`)?.focus();
    else onNext();
  };
  const roles = Object.entries(common.roles).filter(([role]) => role !== 'huvudman');
  return (
    <form onSubmit={submit} className="stack-3" noValidate>
      <h1>{answers.demonstration ? text.demonstrationTitle : text.title}</h1>
      <TextField id="setup-school" label={text.name} error={fault('school')} autoComplete="organization" value={answers.school} onChange={(event) => set({ school: event.target.value })} />
      <PlaceField
        id="setup-municipality"
        label={text.municipality}
        hint={text.municipalityHint}
        error={fault('municipality')}
        kind="municipality"
        value={answers.municipality}
        onChange={(municipality) => set({ municipality, stadsdel: null })}
      />
      {answers.municipality?.municipality === '0180' && !answers.demonstration && (
        <PlaceField id="setup-stadsdel" label={text.stadsdel} hint={text.stadsdelHint} kind="stadsdel" value={answers.stadsdel} onChange={(stadsdel) => set({ stadsdel })} />
      )}
      {!answers.demonstration && <Segment label={text.huvudman} options={text.huvudmen} value={answers.huvudman as 'kommunal'} onChange={(huvudman) => set({ huvudman })} />}
      <div className="two">
        <TextField id="setup-user" label={text.user} error={fault('user')} autoComplete="name" value={answers.user} onChange={(event) => set({ user: event.target.value })} />
        <Select
          id="setup-role"
          label={text.role}
          error={fault('role')}
          options={[['', text.roleChoose], ...roles]}
          value={answers.role}
          onChange={(event) => set({ role: event.target.value })}
        />
      </div>
      <div className="row mt4">
        <Button type="submit" kind="main" size="large">{text.next}</Button>
        <Button size="large" kind="quiet" onClick={onBack}>{common.back}</Button>
      </div>
    </form>
  );
}
