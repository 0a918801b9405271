// Sentences of the receiver card: to whom, why, how sure. Every screen that shows a receiver uses them.
export const to = 'Till';
export const certainty: Record<string, string> = {
  certain: 'Säker mottagare',
  check: 'Kontrollera mottagaren',
  stop: 'Ingen automatisk mottagare',
  none: 'Ingen skyldighet att anmäla',
};
export const titles = {
  candidates: (n: number) => (n === 0 ? 'Mottagaren är inte klarlagd' : n === 1 ? 'En nämnd är möjlig' : `${n} nämnder är möjliga`),
  stop: 'Ring först',
  none: 'Eleven är vuxen',
};
export const reception = 'Mottagningsenheten för barn och unga';
export const checked = (day: string, by: string) => `kontrollerat ${day}, ${by}`;
export const noPhone = 'Inget kontrollerat telefonnummer än.';
export const phoneFirst = 'Ring mottagningen innan du skickar.';
export const eService = 'E-tjänst';
export const sdk = (address: string) => `SDK ${address}`;
export const why: Record<string, string> = {
  certain: 'Varför denna nämnd?',
  check: 'Varför är det osäkert?',
  stop: 'Varför stannar Samsyn?',
  none: 'Varför ingen mottagare?',
};
export const register = (day: string) => `Distriktsregister ${day}`;
export const chosen = (by: string, day: string) => `Vald för hand av ${by} ${day}`;
export const registerSays = (names: string) => `Registret säger ${names}.`;
export const announced = (state: string, names: string) => (names ? `${state}: ${names}.` : `${state}.`);

/** What each warning means and what to do about it. */
export const warnings: Record<string, string> = {
  district_split: 'Stadsdelen är delad mellan flera nämnder. Adressen behövs för att avgöra.',
  district_renamed: 'Nämnden har bytt namn eller område sedan uppgiften skrevs.',
  address_needed: 'En fullständig adress behövs för ett säkert svar.',
  near_border: 'Adressen ligger nära gränsen till en annan nämnd. Fråga mottagningen.',
  other_municipality: 'Eleven hör till en annan kommun än skolan.',
  protected_place: 'Någon nära eleven har skyddade uppgifter. Ring mottagningen och säg inget om var eleven bor.',
  protected_identity: 'Skyddade uppgifter. Ring mottagningen och säg inget om var eleven bor.',
  placed_child: 'Eleven är placerad. Den nämnd som placerade har ansvaret.',
  alternating_residence: 'Eleven bor växelvis. Fråga vilken nämnd som har ärendet.',
  recent_move: 'Eleven har nyss flyttat. Fråga om den förra nämnden har något öppet.',
  open_inquiry_elsewhere: 'En utredning kan vara öppen hos den förra nämnden. Den ska avslutas där.',
  residence_differs: 'Eleven vistas på en annan plats än folkbokföringen.',
  not_registered: 'Eleven är inte folkbokförd här.',
  assigned_municipality: 'Eleven är anvisad till en kommun.',
  acute: 'Akut: ring mottagningen eller socialjouren nu.',
  adult: 'Eleven har fyllt 18 år.',
  historic_date: 'Svaret gäller ett äldre datum.',
  register_outdated: 'Distriktsregistret är gammalt. Kontrollera mot kommunens webbplats.',
  clock_doubted: 'Datorns klocka kan vara fel, och då kan mottagaren vara en annan. Kontrollera datumet.',
};

export const districts = {
  title: 'Stadsdelar',
  same: 'Samma nämnd',
  different: 'Olika nämnder',
  unknown: 'Inte klarlagt',
  reportsTo: (name: string) => `Anmälan går till ${name}`,
  ask: 'Ring innan du anmäler',
  school: 'Skolan',
  schoolDoes: 'Skolan. Förebyggande arbete.',
  home: 'Hemmet',
  homeDoes: 'Hemmet. Ärenden och anmälan.',
  homeMaybe: 'Hemmet, en av dessa. Ärenden och anmälan.',
  or: ' eller ',
};
