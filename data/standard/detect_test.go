package standard_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/standard"
	"emprise/geo/feature"
	"emprise/geo/reference"
)

// best is the first guess, which the test may go on with.
func best(columns []standard.Column, kind feature.Kind) standard.Guess {
	return standard.Detect(columns, kind)[0]
}

// Tables that people keep for themselves follow no standard, whatever words they share with one.
func TestOrdinaryTablesAreTakenForNoStandard(t *testing.T) {
	t.Parallel()
	for header, role := range map[string]data.Role{
		"nom;commune;surface_m2;prix;statut;lon;lat":                       data.RolePlots,
		"nom;commune;surface;statut;lon;lat":                               data.RolePlots,
		"lot;zone;surface_ha;prix_m2;disponible;lon;lat":                   data.RolePlots,
		"raison_sociale;siret;adresse;commune;effectif;statut;lon;lat":     data.RoleCompanies,
		"nom;siret;naf;adresse;commune;etat;date;lon;lat":                  data.RoleCompanies,
		"nom;adresse;commune;surface;etat;type;lon;lat":                    "", // whatever: a person chooses
		"nom;type;commune;date;lon;lat":                                    "",
		"name;status;type;description;longitude;latitude":                  "",
		"code;nom;adresse;ville;statut;observations;x;y":                   "",
		"id;libelle;etat;numero;commune;insee;longitude;latitude":          "",
		"nom;etat;commune;code;surface;commentaire;lon;lat":                "",
		"numero;designation;categorie;superficie;ville;latitude;longitude": "",
	} {
		var columns []standard.Column
		for _, name := range strings.Split(header, ";") {
			columns = append(columns, standard.Column{Name: name})
		}
		if g := best(columns, feature.Points); g.Confidence >= standard.Sure || role != "" && g.Role != role {
			t.Errorf("%s: %s, %s, %.2f", header, g.Standard, g.Role, g.Confidence)
		}
	}
}

func TestRealFilesAreRecognised(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file string
		kind feature.Kind // of dBASE, whose shapes are not read here
		want string
		role data.Role
	}{
		{"cadastre/cadastre-91326-parcelles.json.gz", 0, "etalab-parcelles", data.RoleParcels},
		{"communes/communes-91-essonne.geojson", 0, "communes-code-nom", data.RoleLimits},
		{"communes/communes-974-la-reunion.geojson", 0, "communes-code-nom", data.RoleLimits},
		{"communes/departement-974-la-reunion.geojson", 0, "departements-code-nom", data.RoleLimits},
		{"communes/metropole-version-simplifiee.geojson", 0, "", data.RoleContext},
		{"friches/ademe-sites-pollues.geojson.gz", 0, "ademe-sites-pollues", data.RoleContext},
		{"friches/cartofriches-standard-cnig-A.csv.gz", 0, "cnig-friches", data.RolePlots},
		{"friches/cnig-friches-fichier-valide.csv", 0, "cnig-friches", data.RolePlots},
		{"friches/listes-latin1.csv", 0, "cartofriches-sources", data.RoleContext},
		{"iris/iris-44.geojson.gz", 0, "iris", data.RoleLimits},
		{"perimetres/departements.geojson.gz", 0, "departements", data.RoleLimits},
		{"perimetres/france-services-geometrycollection.geojson.gz", 0, "france-services", data.RoleContext},
		{"perimetres/territoires-industrie-183.geojson.gz", 0, "territoires-industrie", data.RoleLimits},
		{"plu/110068012_PM3_28_20161104/PM3_ASSIETTE_SUP_S_028.dbf", feature.Areas, "cnig-sup-assiette", data.RoleHazards},
		{"plu/110068012_PM3_28_20161104/PM3_GENERATEUR_SUP_S_028.dbf", feature.Areas, "cnig-sup-generateur", data.RoleHazards},
		{"plu/encodings/AC2_ASSIETTE_SUP_S_014_utf8.csv", 0, "cnig-sup-assiette", data.RoleProtected},
		{"plu/241800432_PLUi_20200128/241800432_PRESCRIPTION_LIN_20200128.dbf", feature.Lines, "cnig-plu-prescription", data.RoleContext},
		{"plu/241800432_PLUi_20200128/241800432_PRESCRIPTION_SURF_20200128.dbf", feature.Areas, "cnig-plu-prescription", data.RoleContext},
		{"plu/241800432_PLUi_20200128/241800432_ZONE_URBA_20200128.dbf", feature.Areas, "cnig-plu-zone-urba", data.RoleUrbanZoning},
		{"plu/41175_PLU_20140603/PRESCRIPTION_PCT.dbf", feature.Points, "cnig-plu-prescription", data.RoleContext},
		{"plu/41175_PLU_20140603/ZONE_URBA.dbf", feature.Areas, "cnig-plu-zone-urba-2017", data.RoleUrbanZoning},
		{"plu/wkt-csv/ZONE_URBA.csv", feature.Areas, "cnig-plu-zone-urba", data.RoleUrbanZoning},
		{"plu/shp_latin1/PRESCRIPTION_PCT.dbf", feature.Points, "cnig-plu-prescription", data.RoleContext},
		{"plu-derived/41175_PLU_20140603-zone_urba-l93-crs-member.geojson", 0, "cnig-plu-zone-urba-2017", data.RoleUrbanZoning},
		{"sites-economiques-cnig/etablissement/exemple-valide.csv", 0, "cnig-etablissement", data.RoleCompanies},
		{"sites-economiques-cnig/pole-eco/exemple-valide.csv", 0, "cnig-pole-eco", data.RoleContext},
		{"sites-economiques-cnig/site-eco/exemple-valide.csv", 0, "cnig-site-eco", data.RoleZones},
		{"sites-economiques-cnig/terrain-eco/exemple-valide.csv", 0, "cnig-terrain-eco", data.RolePlots},
	} {
		t.Run(c.file, func(t *testing.T) {
			t.Parallel()
			set := read(t, c.file)
			kind := c.kind
			if kind == feature.None {
				kind = standard.KindOf(set)
			}
			guesses := standard.Detect(standard.Columns(set), kind)
			got := guesses[0]
			if got.Standard != c.want || got.Role != c.role {
				t.Fatalf("%s as %s at %.2f: %+v", got.Standard, got.Role, got.Confidence, got.Evidence)
			}
			if (got.Confidence >= standard.Sure) != (c.want != "") || len(got.Evidence) == 0 {
				t.Errorf("confidence %.2f, evidence %v", got.Confidence, got.Evidence)
			}
			if len(guesses) > 1 && guesses[1].Confidence > got.Confidence-0.2 {
				t.Errorf("%.2f for %s, but %.2f for %s", got.Confidence, got.Standard, guesses[1].Confidence, guesses[1].Standard)
			}
		})
	}
}

func TestRiskPlansInZips(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"N_MULTIALEA_PPRN_20180003_038.dbf":   "covadis-ppr-multialea",
		"N_PERIMETRE_PPRN_20180003_S_038.dbf": "covadis-ppr-perimetre",
		"N_ZONE_ALEA_PPRN_20180003_S_038.dbf": "covadis-ppr-alea",
		"N_ZONE_REG_PPRN_20180003_S_038.dbf":  "covadis-ppr-zone",
		"Reperes_crue_extrait_DDTM34.dbf":     "reperes-crue",
	}
	for _, name := range []string{"38DDT20180003.zip", "Exemple_Couche_Repere_Crue.zip"} {
		b := content(t, filepath.Join(reference.Path(t, ""), "fr", "risques", name))
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			base := filepath.Base(f.Name)
			if want[base] == "" {
				continue
			}
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			raw, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), base)
			if err := os.WriteFile(path, raw, 0o600); err != nil {
				t.Fatal(err)
			}
			set := readDBF(t, path)
			kind := feature.Areas
			switch {
			case strings.Contains(base, "MULTIALEA"):
				kind = feature.None
			case strings.Contains(base, "Reperes"):
				kind = feature.Points
			}
			got := best(standard.Columns(set), kind)
			if got.Standard != want[base] || got.Confidence < standard.Sure {
				t.Errorf("%s: %s at %.2f", base, got.Standard, got.Confidence)
			}
			delete(want, base)
		}
	}
	if len(want) > 0 {
		t.Errorf("not seen: %v", want)
	}
}

// TestLayoutsAreRecognised goes by names alone: what the published documents say, and what programs make of it.
func TestLayoutsAreRecognised(t *testing.T) {
	t.Parallel()
	split := strings.Fields
	for _, c := range []struct {
		what  string
		names []string
		kind  feature.Kind
		want  string
	}{
		{"API Carto", split("gid numero feuille section code_dep nom_com code_com com_abs code_arr idu contenance code_insee"), feature.Areas, "apicarto-parcelles"},
		{"GeoPackage of CNIG, sites", split("fid geom site_id pole_id site_nom site_type site_vocadomi site_etat site_surf_brute site_surf_utile site_comm_insee reseau_gaz"), feature.Areas, "cnig-site-eco"},
		{"GeoPackage of CNIG, plots", split("fid geom terr_id site_id terr_refcad terr_surf_brute terr_utile terr_stade_amngt terr_stade_comm terr_etat_occup terr_m2_prix"), feature.Areas, "cnig-terrain-eco"},
		{"GeoPackage of CNIG, establishments", split("fid geom siret siren terr_id ban_id bat_id etab_raison_sociale etab_nom etab_activite_code comm_insee"), feature.Points, "cnig-etablissement"},
		{"GeoPackage of CNIG, groups", split("fid geom pole_id pole_nom pole_vocadomi pole_identif_date pole_actu_date pole_nb_site pole_nb_etab pole_nb_emploi pole_surface pole_rayonnement"), feature.Points, "cnig-pole-eco"},
		{"plots cut by Shapefile", split("terr_id site_id terr_refca terr_surf_ terr_utile terr_ident terr_actu_ terr_maitr terr_stade terr_sta_1 terr_etat_ terr_usage"), feature.Areas, "cnig-terrain-eco"},
		{"UF-ECO", split("uf_uuid site_id insee epci parcel nbparcel ufsurf proprio nbproprio occupants nboccup occup locomvac synth"), feature.Areas, "uf-eco"},
		{"brownfields, short names", split("SITEID SITENOM SITETYPE SITEADRESS SITESTATUT COMMNOM COMMINSEE UFSURFACE UFREFCAD URBZONTYPE DESSERDIST"), feature.Areas, "cnig-friches"},
		{"brownfields, first edition", split("site_numero site_nom site_type site_statut surf_tup idpar_tup zone_cnig destdomi docurba GEOM_WKT"), feature.Areas, "cartofriches-v1"},
		{"brownfields, as distributed", split("site_id site_nom site_type site_statut site_surface dep comm_nom comm_insee local_ancienne_annee l_catpro3txt friche_avec_vacance taux_artif_ff unite_fonciere_surface unite_fonciere_refcad urba_zone_formdomi_txt desserte_distance_route producteur_fk nature zone_activites site_vocadomi monuhisto long lat nom_prodcartofriches"), feature.Areas, "cartofriches"},
		{"Géoportail de l'urbanisme", split("gid partition libelle libelong typezone destdomi nomfic urlfic insee datappro datvalid idurba"), feature.Areas, "cnig-plu-zone-urba-2017"},
		{"prescriptions of the Géoportail", split("gid partition idurba libelle txt typepsc stypepsc nomfic urlfic insee datappro datvalid"), feature.Areas, "cnig-plu-prescription"},
		{"information of a PLU", split("LIBELLE TXT TYPEINF STYPEINF NOMFIC URLFIC IDURBA DATVALID"), feature.Areas, "cnig-plu-information"},
		{"sectors of a carte communale", split("LIBELLE TYPESECT FERMRECO DESTDOMI NOMFIC URLFIC IDURBA DATVALID"), feature.Areas, "cnig-cc-secteur"},
		{"hazards of a PPR, CNIG", split("idzonealea codeprocedure typealea niveaualea libellealea descriptionzonealea"), feature.Areas, "cnig-ppr-alea"},
		{"document of a PPR, COVADIS", split("ID_GASPAR NOM ETAT DATEAPPRO DATEFIN MULTI_RISQ"), feature.None, "covadis-ppr-document"},
		{"PPR, CNIG", split("idzonereglementaire codeprocedure codezonereglement libellezonereglement typereglement existemesuresobligatoires"), feature.Areas, "cnig-ppr-zone"},
		{"PPRT of 2023, its GeoPackage", split("idzonereglementaire codeprocedure codezonereglement libellezonereglement typereglement obligationtravaux"), feature.Areas, "cnig-ppr-zone"},
		{"perimeter of a PPRT", split("idperimetre codeprocedure etatprocedure dateetat"), feature.Areas, "cnig-ppr-perimetre"},
		{"PPR, COVADIS upper case", split("ID_ZONE ID_GASPAR NOM CODEZONE TYPEREG URLFIC"), feature.Areas, "covadis-ppr-zone"},
		{"BD TOPO roads", split("cleabs nature importance fictif position_par_rapport_au_sol nombre_de_voies largeur_de_chaussee cpx_numero cpx_classement_administratif"), feature.Lines, "bdtopo-route"},
		{"BD TOPO roads, Shapefile", split("ID NATURE NOM_1_G IMPORTANCE FICTIF POS_SOL ETAT NB_VOIES LARGEUR VIT_MOY_VL ACCES_VL NUMERO CL_ADMIN"), feature.Lines, "bdtopo-route"},
		{"BD TOPO rail", split("cleabs nature etat_de_l_objet position_par_rapport_au_sol electrifie largeur nombre_de_voies usage vitesse_maximale"), feature.Lines, "bdtopo-voie-ferree"},
		{"BD TOPO power lines", split("cleabs voltage etat_de_l_objet date_creation"), feature.Lines, "bdtopo-ligne-electrique"},
		{"BD TOPO transformer stations", split("cleabs toponyme statut_du_toponyme importance etat_de_l_objet date_creation identifiants_sources"), feature.Areas, "bdtopo-poste-transformation"},
		{"BD TOPO buildings", split("cleabs nature usage_1 usage_2 construction_legere etat_de_l_objet hauteur nombre_d_etages nombre_de_logements"), feature.Areas, "bdtopo-batiment"},
		{"sidings", split("id_ite nom_ite etat commune insee"), feature.Points, "ite-fret"},
		{"BD TOPO activity zones", split("cleabs categorie nature nature_detaillee toponyme importance fictif etat_de_l_objet"), feature.Areas, "bdtopo-zone-activite"},
		{"geo-DVF", split("id_mutation date_mutation numero_disposition nature_mutation valeur_fonciere code_postal code_commune nom_commune id_parcelle lot1_numero surface_terrain longitude latitude"), feature.None, "geo-dvf"},
		{"geo-DVF as its README names it", split("id_mutation date_mutation nature_mutation valeur_fonciere code_commune id_parcelle lot_1_numero surface_terrain longitude latitude"), feature.Points, "geo-dvf"},
		{"SIRENE located", split("siret x y qualite_xy epsg plg_qp24 plg_iris plg_code_commune distance_precision y_latitude x_longitude"), feature.None, "sirene-geoloc"},
		{"SIRENE stock", split("siren nic siret trancheEffectifsEtablissement activitePrincipaleEtablissement etatAdministratifEtablissement enseigne1Etablissement codeCommuneEtablissement"), feature.None, "sirene-etablissements"},
		{"parcels of legal persons", strings.Split("Département;Code Commune;Nom de la commune;Préfixe;Section;N° plan;N° voirie;Contenance;N° SIREN - par;Groupe personne - par;Dénomination - par", ";"), feature.None, "dgfip-parcelles-morales"},
		{"ICPE", split("codeAiot raisonSociale adresse1 codePostal codeInsee commune longitude latitude regimeVigueur statutSeveso ied etatActivite numeroSiret codeNaf url"), feature.Points, "georisques-icpe"},
		{"ICPE of the API", split("codeAIOT raisonSociale commune codeInsee regime statutSeveso siret longitude latitude"), feature.Points, "georisques-icpe"},
		{"S3IC", split("code_s3ic nom_ets cd_insee lib_regime regime seveso lib_seveso x y epsg"), feature.Points, "georisques-s3ic"},
		{"polluted ground", split("id_sis nom superficie code_insee fiche_risque statut_classification"), feature.Areas, "georisques-sis"},
		{"cadastre, sections", split("id commune prefixe code created updated"), feature.Areas, "etalab-sections"},
		{"cadastre, communes", split("id nom created updated"), feature.Areas, "etalab-communes"},
		{"cadastre, buildings", split("type nom commune created updated"), feature.Areas, "etalab-batiments"},
		{"cadastre, sheets", split("id commune prefixe section numero qualite modeConfection echelle created updated"), feature.Areas, "etalab-feuilles"},
		{"list of Territoires d'industrie", split("insee_com lib_com id_ti lib_ti"), feature.None, "territoires-industrie-liste"},
		{"Admin Express communes", split("ID NOM NOM_M INSEE_COM STATUT POPULATION INSEE_CAN INSEE_ARR INSEE_DEP INSEE_REG SIREN_EPCI"), feature.Areas, "admin-communes"},
		{"Admin Express EPCI", split("ID CODE_SIREN NOM NATURE"), feature.Areas, "admin-epci"},
		{"COG", split("CODGEO LIBGEO EPCI LIBEPCI DEP REG"), feature.None, "cog-composition"},
	} {
		got := best(named(c.names...), c.kind)
		if got.Standard != c.want || got.Confidence < standard.Sure {
			t.Errorf("%s: %s at %.2f %v", c.what, got.Standard, got.Confidence, got.Evidence)
		}
	}
}

// TestNeverFromOneColumn: site_id is in two standards, with two meanings, and in files of neither.
func TestNeverFromOneColumn(t *testing.T) {
	t.Parallel()
	for _, names := range [][]string{{"site_id"}, {"site_id", "site_nom", "site_type"}, {"voltage"}, {"siret"}, {"id"}, {"typezone"}, {"nature"}} {
		for _, kind := range []feature.Kind{feature.None, feature.Points, feature.Lines, feature.Areas} {
			if got := best(named(names...), kind); got.Confidence >= standard.Sure {
				t.Errorf("%v of kind %d is taken for %s at %.2f", names, kind, got.Standard, got.Confidence)
			}
		}
	}
	site := named("site_id", "site_nom", "site_type", "site_vocadomi", "site_etat", "site_surf_brute")
	wasteland := named("site_id", "site_nom", "site_type", "site_statut", "comm_insee", "unite_fonciere_surface")
	if a, b := best(site, feature.Areas), best(wasteland, feature.Areas); a.Role != data.RoleZones || b.Role != data.RolePlots {
		t.Errorf("%+v\n%+v", a, b)
	}
}

func TestGeometryKindAndValuesCount(t *testing.T) {
	t.Parallel()
	roads := named("cleabs", "nature", "importance", "fictif", "nombre_de_voies", "largeur_de_chaussee", "cpx_numero")
	if a, b := best(roads, feature.Lines), best(roads, feature.Areas); b.Confidence >= standard.Sure || b.Confidence >= a.Confidence {
		t.Errorf("areas are taken for roads at %.2f, lines at %.2f", b.Confidence, a.Confidence)
	}
	pair := func(code string) []standard.Column {
		return []standard.Column{{Name: "code", Samples: []string{code}}, {Name: "nom", Samples: []string{"x"}}}
	}
	for code, want := range map[string]string{"2A004": "communes-code-nom", "974": "departements-code-nom", "K7": ""} {
		got := best(pair(code), feature.Areas)
		if got.Confidence < standard.Sure {
			got.Standard = ""
		}
		if got.Standard != want {
			t.Errorf("%s: %s at %.2f", code, got.Standard, got.Confidence)
		}
	}
}

func TestUnknownFilesGetARole(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		names string
		kind  feature.Kind
		want  data.Role
	}{
		{"osm_id highway maxspeed", feature.Lines, data.RoleRoads},
		{"Nom ZAE;Vocation", feature.Areas, data.RoleZones},
		{"n_lot prix dispo", feature.Areas, data.RolePlots},
		{"aléa niveau", feature.Areas, data.RoleHazards},
		{"raison_sociale effectif", feature.Points, data.RoleCompanies},
		{"SITECODE SITENAME", feature.Areas, data.RoleProtected},
		{"diametre materiau canalisation", feature.Lines, data.RoleNetworks},
		{"foo bar", feature.Areas, data.RoleContext},
		{"", feature.None, data.RoleContext},
	} {
		names := strings.FieldsFunc(c.names, func(r rune) bool { return r == ';' || r == ' ' && !strings.Contains(c.names, ";") })
		got := best(named(names...), c.kind)
		if got.Role != c.want || got.Standard != "" || got.Confidence >= standard.Sure || len(got.Evidence) == 0 {
			t.Errorf("%q: %+v", c.names, got)
		}
	}
}

func TestTablesAreSound(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, s := range standard.All() {
		if seen[s.ID] {
			t.Errorf("%s twice", s.ID)
		}
		seen[s.ID] = true
		all := map[string]bool{}
		for _, c := range s.Columns {
			all[strings.ToLower(strings.TrimSuffix(c, "*"))] = true
		}
		known := func(name string) bool {
			if all[strings.ToLower(name)] {
				return true
			}
			for _, others := range s.Names {
				for _, o := range others {
					if strings.EqualFold(o, name) {
						return true
					}
				}
			}
			return false
		}
		for _, group := range s.Core {
			for _, name := range strings.Split(group, "|") {
				if !known(name) {
					t.Errorf("%s: core column %s is not one of its columns", s.ID, name)
				}
			}
		}
		for name := range s.Forms {
			if !known(name) {
				t.Errorf("%s: form of %s", s.ID, name)
			}
		}
		var names []string
		for _, c := range s.Columns {
			names = append(names, strings.TrimSuffix(c, "*"))
		}
		for noun, templates := range s.Fields {
			m, err := standard.Propose(s.ID, noun, named(names...))
			if err == nil {
				err = m.Validate()
			}
			if err != nil {
				t.Errorf("%s to %q: %v", s.ID, noun, err)
			}
			if len(m.Fields) != len(templates) {
				t.Errorf("%s to %q: %d of %d fields find their column", s.ID, noun, len(m.Fields), len(templates))
			}
			for i, tpl := range templates {
				if tpl.Words != "" && len(m.Fields[i].Words) == 0 {
					t.Errorf("%s: no words %s", s.ID, tpl.Words)
				}
			}
		}
		if got := best(named(names...), feature.None); got.Standard != s.ID && s.ID != "departements-code-nom" {
			t.Errorf("%s is taken for %s at %.2f", s.ID, got.Standard, got.Confidence)
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d standards", len(seen))
	}
}

func BenchmarkDetect(b *testing.B) {
	s, _ := standard.ByID("cnig-site-eco")
	columns := named(s.Columns...)
	for b.Loop() {
		standard.Detect(columns, feature.Areas)
	}
}
