// One sentence a code, in three parts: what happened, what is safe, what to do.
// The type is the contract: a code of the door without a sentence does not compile.
import type { Code } from '../../api/generated/door';

type Params = Record<string, string>;
export type ErrorText = Record<Code, readonly [what: string, then: string] | ((params: Params) => readonly [string, string])>;

const places: Record<string, string> = {
  passphrase: 'Lösenfrasen',
  school: 'Skolans namn',
  municipality: 'Kommunen',
  stadsdel: 'Stadsdelen',
  point: 'Platsen',
  user: 'Namnet',
  name: 'Namnet',
  custodian_of: 'Ansvaret för loggen',
  role: 'Rollen',
  phone: 'Telefonnumret',
  checked_on: 'Datumet',
  happened_on: 'Datumet',
  happened_at: 'Klockslaget',
  idle_minutes: 'Antalet minuter',
  export_folder: 'Mappen',
  proof: 'Lösenfrasen',
  url: 'Adressen',
  sdk_address: 'SDK-adressen',
  date: 'Datumet',
  text: 'Texten',
  what: 'Texten',
  facts: 'Fakta',
  child_words: 'Barnets egna ord',
  assessment: 'Bedömningen',
  decision: 'Beslutet',
  reason: 'Skälet',
  note: 'Anteckningen',
  why_now: 'Texten om varför nu',
};

const units: Record<string, string> = { mib: 'MB', kib: 'kB', rows: 'rader', columns: 'kolumner', characters: 'tecken', levels: 'nivåer', values: 'värden' };
const upTo = (limit?: string, unit?: string) => (limit && unit ? `, gränsen är ${Number(limit).toLocaleString('sv')} ${units[unit] ?? unit}` : '');

/** Why a change of the staff is refused. */
const refusals: Record<string, readonly [string, string]> = {
  role: ['Din roll ändrar inte medarbetare.', 'Inget är ändrat. Be rektor eller den som är registeransvarig.'],
  own_row: ['Ingen ändrar sin egen roll eller sitt eget ansvar.', 'Inget är ändrat. Be en kollega som sköter registren.'],
  emi_custodian: [
    'Bara den som ansvarar för EMI ändrar vilka som hör till EMI.',
    'Inget är ändrat, och försöket är loggat. Finns ingen ansvarig än skapar skolsköterskan ett eget valv och är då ansvarig där.',
  ],
  last_keeper: ['Ingen annan sköter registren.', 'Inget är ändrat. Lägg till en efterträdare först.'],
  last_custodian: ['Ingen annan ansvarar för den loggen.', 'Inget är ändrat. Låt en kollega ta över ansvaret först.'],
};

export const text: ErrorText = {
  vault_missing: ['Det finns inget valv på den här datorn.', 'Skapa ett, eller återställ från en säkerhetskopia.'],
  vault_exists: ['Här finns redan ett valv.', 'Det är orört. Lås upp det i stället.'],
  vault_locked: ['Samsyn är låst.', 'Allt du skrev är sparat. Lås upp för att fortsätta.'],
  vault_open: ['Samsyn är redan upplåst.', 'Inget har ändrats. Lås först om du vill låsa upp på ett annat sätt.'],
  vault_in_use: ['Samsyn är redan öppet i ett annat fönster.', 'Inget är ändrat. Stäng det andra fönstret och försök igen.'],
  vault_newer: ['Valvet är skapat av en nyare version av Samsyn.', 'Det är orört. Uppdatera programmet på den här datorn.'],
  vault_damaged: ({ file }) => [
    'Inget av databasen gick att läsa.',
    `Inget är raderat${file ? `; den är bevarad som ${file}` : ''}. Läs tillbaka en säkerhetskopia, eller be skolans IT om hjälp.`,
  ],
  vault_page_damaged: [
    'En del av databasen går inte att läsa.',
    'Den ligger orörd. Lås och lås upp igen: då räddas allt som går att läsa, och det skadade bevaras.',
  ],
  key_file_damaged: ['Nyckelfilen är skadad.', 'Databasen är orörd. Hämta nyckelfilen ur en säkerhetskopia.'],
  key_file_missing: ['Nyckelfilen saknas.', 'Databasen är orörd. Hämta nyckelfilen ur en säkerhetskopia.'],
  database_missing: ['Databasen saknas.', 'Nyckelfilen finns. Läs tillbaka en säkerhetskopia.'],
  vault_gone: ({ folder }) => [
    'Här har funnits ett valv, och det är inte här nu.',
    `Anslut disken eller mappen${folder ? ` (${folder})` : ''} och försök igen, eller läs tillbaka en säkerhetskopia.`,
  ],
  passphrase_wrong: ['Lösenfrasen stämmer inte.', 'Inget är låst. Kontrollera skiftläge och mellanslag och försök igen.'],
  passphrase_weak: ['Lösenfrasen är för lätt att gissa.', 'Välj minst fyra ord som inte hör ihop.'],
  recovery_key_wrong: ({ group }) =>
    group
      ? [`Grupp ${group} i återställningsnyckeln är felskriven.`, 'De andra grupperna stämmer. Jämför med papperet.']
      : ['Nyckeln hör inte till det här valvet.', 'Kontrollera datumet på papperet. En ny nyckel gör den gamla ogiltig.'],
  keychain_missing: ['Datorn har ingen nyckelring som Samsyn når.', 'Lås upp med lösenfrasen. Innehållet är orört.'],
  keychain_locked: ['Datorns nyckelring är låst.', 'Lås upp den i systemet, eller skriv lösenfrasen.'],
  keychain_refused: ['Nyckelringen har ingen nyckel till valvet.', 'Skriv lösenfrasen. Innehållet är orört.'],
  forbidden: ({ reason }) => (reason && refusals[reason]) || ['Du kan inte öppna den.', 'Fråga den som har ärendet om du behöver något för elevens stöd.'],
  not_found: ['Den finns inte här.', 'Gå tillbaka och välj en annan.'],
  reason_needed: ['En rad om varför saknas.', 'Skriv den och försök igen. Inget är ändrat än.'],
  not_allowed: ['Det går inte att lämna ut.', 'Lagen säger nej, eller så behöver en jurist avgöra. Inget har lämnats. Se grunden i beslutet.'],
  conditions_open: ['Ett villkor är inte bekräftat.', 'Kryssa för det och skriv varför. Inget har lämnats än.'],
  guardian_silenced: ['En vårdnadshavare ska inte informeras.', 'Inget har lämnats. Häv tystnaden på elevens sida, med skäl, om läget har ändrats.'],
  conflict: ['Texten är ändrad i ett annat fönster.', 'Båda versionerna finns kvar. Välj vilken som gäller.'],
  input_invalid: ({ field }) => [
    `${(field && places[field]) || 'Ett fält'} har ett värde som inte går.`,
    'Inget är ändrat. Rätta och försök igen.',
  ],
  request_invalid: ['Programmet skickade en felaktig begäran.', 'Det du skrev är kvar. Anmäl felet till skolans IT.'],
  command_unknown: ['Programmets delar hör inte ihop.', 'Starta om Samsyn. Det du skrev är sparat.'],
  report_sent: ['Anmälan är redan skickad.', 'Den ändras inte. Skriv en komplettering i stället.'],
  state_order: ['Stegen tas i ordning.', 'Fyll i det förra steget först. Inget är ändrat.'],
  file_too_large: ({ limit, unit }) => [`Filen är för stor${upTo(limit, unit)}.`, 'Inget är inläst. Dela upp den eller välj färre kolumner.'],
  input_too_large: ({ field, limit, unit }) => [
    `${(field && places[field]) || 'Det här'} är för mycket på en gång${upTo(limit, unit)}.`,
    'Det du skrev är kvar men inte sparat. Korta, eller dela upp på flera.',
  ],
  file_gone: ['Filen finns inte kvar i minnet.', 'Inget är inläst. Välj filen igen.'],
  file_unknown: ['Filen är inget register som Samsyn kan läsa.', 'Inget är inläst. Välj CSV, XLSX eller JSON enligt SS 12000.'],
  column_missing: ({ column }) => [
    `Kolumnen ${column ? `”${column}” ` : ''}saknas i filen.`,
    'Inget är inläst. Peka ut rätt kolumn i tabellen.',
  ],
  xlsx_invalid: ['Filen är inte en Excelfil.', 'Inget är inläst. Spara om den som XLSX eller CSV.'],
  json_invalid: ['Filen är inte giltig JSON enligt SS 12000.', 'Inget är inläst. Be leverantören om en ny fil.'],
  page_repeats: ['Tjänsten gav samma sida två gånger.', 'Inget är inläst. Försök igen, eller använd en fil.'],
  service_unreachable: ['Tjänsten svarar inte.', 'Inget är ändrat. Kontrollera nätet och adressen, eller använd en fil.'],
  service_refused: ({ status }) => [
    `Tjänsten sa nej${status ? ` (${status})` : ''}.`,
    'Inget är ändrat. Kontrollera nyckeln med den som förvaltar tjänsten.',
  ],
  register_invalid: ['Registerfilen går inte att använda.', 'Det gamla registret gäller. Se felen nedan.'],
  confirm_needed: ['Så mycket ändras att du behöver bekräfta.', 'Inget är ändrat än.'],
  plan_gone: ['Kontrollen är för gammal.', 'Inget är ändrat. Kontrollera filen igen.'],
  cancelled: ['Du avbröt.', 'Det som var klart är helt, inget är halvt.'],
  disk_full: ['Disken är full.', 'Det du skrev finns på skärmen. Frigör plats innan du stänger.'],
  disk_fault: ['Disken svarade med ett fel.', 'Det som sagts vara sparat är sparat. Försök igen, och säg till skolans IT.'],
  folder_not_writable: ['Mappen går inte att skriva i.', 'Utkastet är sparat. Välj en annan mapp i Inställningar.'],
  inside_vault: ['Platsen hör till ett valv.', 'Inget är skrivet och valvet är orört. Välj en plats utanför valvets mapp.'],
  file_exists: ['Där finns redan en fil med det namnet.', 'Den är orörd. Välj ett annat namn, eller ersätt den.'],
  not_a_file: ['Det som finns på platsen är ingen vanlig fil.', 'Inget är skrivet. Skriv ett filnamn, eller välj en annan plats.'],
  read_back_failed: ['Filen gick inte att läsa tillbaka som den skrevs.', 'Innehållet i Samsyn är helt. Kontrollera disken och spara på en annan plats.'],
  file_not_readable: ['Filen går inte att läsa.', 'Inget är ändrat. Kontrollera att du får öppna den.'],
  pdf_failed: ['Pdf-filen blev inte klar.', 'Utkastet är sparat. Kopiera texten i stället om det brådskar.'],
  sdk_failed: ['SDK-meddelandet blev inte klart.', 'Utkastet är sparat. Använd pdf-filen i stället.'],
  backup_invalid: ['Säkerhetskopian gick inte att läsa tillbaka.', 'Valvet är orört. Försök igen på en annan plats.'],
  verify_failed: ['En kontroll stämmer inte.', 'Inget är raderat. Gör en säkerhetskopia och ring skolans IT.'],
  internal: ['Något gick fel i programmet.', 'Det du skrev är kvar. Försök igen, eller starta om Samsyn.'],
};

/** The sentence of a code: what happened, and what is safe and to be done. */
export function errorText(code: Code, params: Params): readonly [what: string, then: string] {
  const entry = text[code] ?? text.internal;
  return typeof entry === 'function' ? entry(params) : entry;
}
