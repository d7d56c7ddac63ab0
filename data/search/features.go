package search

import (
	"context"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/scene"
)

// Columns that name a feature, the best first, and those that place it. They are our names where a standard was recognised, and
// those of the Base Adresse Nationale, of BD TOPO, of SIRENE and of CNIG.
var (
	nameColumns = []string{
		"name", "nom", "toponyme", "libelle", "libelong", "nom_officiel", "nom_com", "site_nom", "etab_nom", "etab_raison_sociale",
		"raisonsociale", "denomination", "enseigne", "titre", "title", "nom_collaboratif_gauche", "lib_ti",
	}
	addressColumns = []string{
		"numero", "adresse_numero", "rep", "adresse_suffixe", "nom_voie", "adresse_nom_voie", "adresse", "adresse1", "site_adresse", "etab_adresse",
		"cpx_numero", "code_postal", "codepostal",
	}
	placeColumns = []string{"nom_commune", "commune", "comm_nom", "site_comm_nom", "nom_com", "lib_com"}
)

// columns picks the columns of a set by their names, whatever the case, in the order of the names.
func columns(s *feature.Set, names []string) (found []*feature.Column) {
	for _, name := range names {
		for _, c := range s.Columns {
			if strings.EqualFold(c.Name, name) && !slices.Contains(found, c) {
				found = append(found, c)
			}
		}
	}
	return found
}

// reader gives the first text that a feature has among the columns of those names.
func reader(s *feature.Set, names []string) func(f int) string {
	have := columns(s, names)
	return func(f int) string {
		for _, c := range have {
			if t := c.Text(f); t != "" {
				return t
			}
		}
		return ""
	}
}

// address joins what a feature has in the columns of an address: "12 bis rue de la Gare".
func address(s *feature.Set) func(f int) string {
	have := columns(s, addressColumns)
	return func(f int) string {
		var said []string
		for _, c := range have {
			if t := c.Text(f); t != "" && !slices.Contains(said, t) {
				said = append(said, t)
			}
		}
		return strings.Join(said, " ")
	}
}

// features finds features of a layer whose names, addresses and places hold all words.
func features(ctx context.Context, l data.Layer, drawn *scene.Layer, asked []string) (found []Result, err error) {
	set := drawn.Features
	asked = asked[:min(len(asked), mostWords)]
	read := columns(set, slices.Concat(nameColumns, addressColumns, placeColumns))
	holds, err := Holding(ctx, read, asked)
	if err != nil {
		return nil, err
	}
	title, street, place := reader(set, nameColumns), address(set), reader(set, placeColumns)
	pieces := map[[2]string]int{} // name and place → index of the result
	for f := range set.Len() {
		if f%patience == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if set.Kinds[f] == feature.None || !holds(f) {
			continue
		}
		r := Result{Kind: data.KindLayer, ID: l.ID, Features: []int{f}, Role: l.Role, Name: title(f), Place: place(f)}
		if where := street(f); r.Name == "" {
			r.Name = where
		} else if where != "" {
			r.Place = strings.TrimSpace(where + " " + r.Place)
		}
		if r.rank = rate(locale.Fold(r.Name), locale.Fold(r.Place), asked); r.rank == nowhere {
			r.rank = beside // the words are in a second name
		}
		key := [2]string{r.Name, r.Place}
		if at, ok := pieces[key]; ok {
			found[at].Features = append(found[at].Features, f)
			continue
		}
		pieces[key] = len(found)
		found = append(found, r)
	}
	return found, ctx.Err()
}

// mostWords is how many words are looked at: nobody types more.
const mostWords = 8
