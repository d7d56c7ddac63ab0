package workspace

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"emprise/data"
)

// identifiers remembers every ID ever given, so that an ID in old minutes never comes to mean something else.
type identifiers struct {
	mu    sync.Mutex
	taken map[data.Ref]bool
	last  map[data.Kind]int // greatest final number
}

func (i *identifiers) remember(refs ...data.Ref) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, r := range refs {
		i.note(r)
	}
}

func (i *identifiers) note(r data.Ref) {
	if i.taken == nil {
		i.taken, i.last = map[data.Ref]bool{}, map[data.Kind]int{}
	}
	i.taken[r] = true
	// Longer runs of digits are dates or foreign keys, not our numbering.
	if n, err := strconv.Atoi(r.ID[strings.LastIndexAny(r.ID, "-_")+1:]); err == nil && n > i.last[r.Kind] && n < 1_000_000 {
		i.last[r.Kind] = n
	}
}

func (i *identifiers) next(k data.Kind, wish string) string {
	i.mu.Lock()
	defer i.mu.Unlock()
	number := i.last[k] + 1
	if k == data.KindLayer {
		number = 1
	}
	for ; ; number++ {
		r := data.Ref{Kind: k, ID: spell(k, wish, number)}
		if !i.taken[r] && !(k == data.KindLayer && data.ReservedLayerID(r.ID)) {
			i.note(r)
			return r.ID
		}
	}
}

func spell(k data.Kind, wish string, number int) string {
	if wish == "" {
		wish = "00000" // the place of a commune that is not known
	}
	switch k {
	case data.KindZone:
		return fmt.Sprintf("%s_SITE-ECO_%05d", wish, number)
	case data.KindPlot:
		return fmt.Sprintf("%s_TERRAIN-ECO_%05d", wish, number)
	case data.KindLayer:
		name := slug(wish)
		if number > 1 {
			name += "_" + strconv.Itoa(number)
		}
		return name
	}
	if prefix, ok := prefixes[k]; ok {
		return fmt.Sprintf("%s-%04d", prefix, number)
	}
	return data.TerritoryID
}

// prefixes begin the IDs of the kinds that no standard numbers.
var prefixes = map[data.Kind]string{
	data.KindCompany: "ENT", data.KindNeed: "BES", data.KindProject: "PRJ", data.KindContract: "CTR", data.KindScheme: "DIS",
	data.KindLandowner: "PTE", data.KindLandUnit: "UF", data.KindEstablishment: "ETA", data.KindContact: "ECH",
	data.KindProposal: "PRO", data.KindSitting: "SEA", data.KindView: "VUE", data.KindAttachment: "PJ",
	data.KindRemark: "NOT", data.KindTie: "LIE", data.KindComposition: "CMP",
}
