// Sentences of Medarbetare.
export const title = 'Medarbetare';
export const lead = 'De som står här kan ta emot uppgifter när du delar. Samsyn skickar inget till dem.';
export const alone = 'Bara du finns här än. Lägg till dem du delar uppgifter med.';
export const add = 'Lägg till medarbetare';
export const columns = ['Namn', 'Roll', 'Telefon', 'Ansvarar för loggen'] as const;
export const you = 'du';
export const noPhone = 'saknas';
export const edit = 'Ändra';
export const editOf = (name: string) => `Ändra ${name}`;
export const left = 'De som har slutat';
export const saved = (name: string) => `${name} är sparad.`;

export const form = {
  title: (name: string) => `Ändra ${name}`,
  newTitle: 'Ny medarbetare',
  name: 'Namn',
  nameMissing: 'Skriv namnet.',
  role: 'Roll',
  roleChoose: 'Välj roll',
  roleMissing: 'Välj en roll. Den avgör vad personen får ta emot.',
  phone: 'Telefon på arbetet',
  phoneHint: 'Frivilligt. Aldrig ett privat nummer.',
  custodian: 'Ansvarar för loggen',
  custodianHint: 'Den som ansvarar granskar vem som har öppnat vad. EMI och EPI granskas av någon som själv hör dit.',
  active: 'Arbetar här nu',
  activeHint: 'Utan bocken går det inte att dela något till personen. Allt som är skrivet finns kvar.',
  save: 'Spara ändringen',
  add: 'Lägg till',
};
