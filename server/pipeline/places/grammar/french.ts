// French words beside places' names, by what they do there.
import type { Words } from './grammar.ts'

export const FRENCH: Words = {
  articles: 'le la les l un une des tout toute tous toutes',
  in: 'en dans près vers chez par-delà sous dessus large nord sud est ouest nord-est nord-ouest sud-est sud-ouest centre autour hors entre-temps dessous lors',
  of: 'de du d des',
  from: 'depuis',
  to: 'à au aux',
  on: 'sur',
  between: 'entre',
  beside: 'avec contre par envers face',
  opening: 'que qu si quand lorsque tandis mais car et où comme puisque selon tant dont',
  institutions:
    'université banque club équipe école institut académie hôpital musée bibliothèque orchestre diocèse évêque archevêque cathédrale chambre conseil fédération association olympique',
  offices:
    'police tribunal mairie parlement roi reine émir sultan président présidente premier ministre ministres gouverneur maire ambassadeur ambassadrice chancelier prince préfet procureur chef',
  acting:
    'gouvernement armée forces troupes police président ministre ministres ministère ambassadeur parlement autorités régime avions diplomatie délégation délégations soutien décision politique rôle position ambassade aide offre menaces menace réponse économie étrangères',
  dealings:
    'reproche reprochent reproché demande réclame exige sanctions relations tensions pression pressions accord embargo accuse accusé accusent dénoncé condamné condamne exhorte exhorté appelle appelé soutient soutenu soutenir critique critiqué remercié invité menace alliés allié rival',
  attacks: 'frappe frappes raid raids attaque attaques bombardement bombardements offensive invasion',
  sites:
    'capitale ville villes côte côtes port frontière frontières village villages banlieue aéroport province région district nord sud est ouest centre rues large hauteur périphérie montagnes collines quartier place ligne passage territoire golfe île îles environs préfecture mer baie',
  happenings: 'accueille accueilli',
  hit: 'repris frappé secoué touché ravagé bombardé visité quitté rejoint atteint secoue frappe touche ravage quitte visite envahi pris traversé dévasté gagné assiégé',
  said: 'a ont dit affirme affirment annonce dément démenti accuse accusent veut demande refuse condamne rejette avait avaient est va vont devrait souhaite espère doit prévoit achète vend envoie signe critique juge assure estime promet menace n ne se s',
  origins: 'vécu installé élevé élevée né née natif native originaire étudié études diplômé grandi formé',
  trade:
    'exporté exportée exportés importé exportateurs importateurs achats récolte pétrole gaz blé céréales exportations exporter exporte importations importer importe achète acheter vend vendre acheteurs ventes livraisons tonnes barils prix',
  people:
    'délégués délégué participants exposants bénévoles médecins ingénieurs sociétés coureur coureurs délégation délégations écrivains visiteurs travailleurs réfugiés migrants touristes journalistes étudiants experts venue venu venus venues investissements investisseurs étudiante étudiant ouvrier médecin journaliste touriste famille habitante ressortissant ressortissants originaire migrant réfugié bénévole ingénieur équipe musiciens artistes supporteurs',
  sport:
    'match but buts championnat battu bat victoire défaite penalty finale demi-finale entraîneur saison tournoi rencontre coupe',
  routes: 'route routes vol vols autoroute train trains ligne ferry frontière gazoduc oléoduc pont',
  onto: 'sur contre',
  asking: 'demande demandé réclame réclamé exige exigé sollicite',
  moved:
    'conduit conduits conduite conduites transporté* transféré* transférer évacué* envoyé* envoyer expédié* acheminé* emmené* déplacé déplacée parti partie partis parties partir décollé* fui fuit fuir enfui* replié* repliés dérouté* déroutés expulsé* extradé* destiné* rentré* voyage rendu rendus rendue cap livré* rendait rendaient repartis repartie enverr* envoi* expédi* achemin* rapatri* ramené* livraison* menant menait convoyé* emport* venant revenu revenus revenue',
  came: 'venu* provenance provenant arrivé* arrivent arrive arrivant originaire* importé* issu*',
  left: 'évacué* fui fuir fuient retrait retiré* retirer retirent chassé* quitter déplacés quitté quittent évacu* repli',
  parts: 'kilomètres km mètres heures près loin partie parties habitants large',
  speakers:
    'analyste* courtier* négociant* exportateur* économiste* investisseur* diplomate* ambassade consulat ambassadeur ambassadrice avocat* expert* chercheur* banquier* observateur* universitaire* consulats ambassades',
  seats:
    'musée bibliothèque institut galerie siège bureau laboratoire journal entreprise banque compte comptes hôpital clinique sociétés entreprises firme université banques',
  remarks: 'interrogé* interviewé* interview entretien journalistes journaliste presse micro discours',
  dwelling:
    'réfugié réfugiée exilé* installé* vit vivent vivait vivant habite habitait réside résident basé* entraîn* tourné* étudié* étudie formé* grandi né née joue évolue fabriqué* enseigne établi* habitent habitant résidents domicilié* écrit* composé* conçu*',
  subjects: 'position positions question dossier sujet statut politique avenir sort',
  forces: 'troupes soldats navire navires destroyers frégate porte-avions casques',
  visits:
    'président présidente premier ministre ministres chancelier roi pape émissaire délégation pourparlers visite sommet entretiens dirigeants négociateurs',
  officials: 'responsable responsables autorités',
  met: 'rencontr* avec',
}
