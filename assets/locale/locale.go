package locale

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"emprise/assets"
)

// Locale speaks one language.
type Locale struct {
	lang      string
	localizer *i18n.Localizer
}

// Languages lists what there is, the default first.
func Languages() []string { return []string{"fr", "en"} }

// New gives the locale of a language tag such as "fr", "fr_FR.UTF-8" or "en-GB"; French when it is another.
func New(tag string) *Locale {
	lang := "fr"
	if strings.HasPrefix(strings.ToLower(tag), "en") {
		lang = "en"
	}
	return &Locale{lang: lang, localizer: i18n.NewLocalizer(bundles[lang](), lang)}
}

// bundles are the messages of each language, read when they are asked for first.
var bundles = map[string]func() *i18n.Bundle{"fr": messages("fr"), "en": messages("en")}

func messages(lang string) func() *i18n.Bundle {
	return sync.OnceValue(func() *i18n.Bundle {
		bundle := i18n.NewBundle(language.MustParse(lang))
		bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
		if _, err := bundle.LoadMessageFileFS(assets.Translations, "translations/"+lang+".json"); err != nil {
			panic(err) // embedded at build time: a test reads both
		}
		return bundle
	})
}

// Lang is "fr" or "en".
func (l *Locale) Lang() string { return l.lang }

// T gives the message of a key. Arguments come in pairs, name and value: T("open.done", "file", name) fills {{.file}}.
// A key that is missing shows itself between brackets; a test makes sure that there is none.
func (l *Locale) T(key string, args ...any) string {
	return l.message(&i18n.LocalizeConfig{MessageID: key, TemplateData: fields(args)}, key)
}

// N gives the message of a key in the plural form of n, which fills {{.n}} with its digits grouped.
func (l *Locale) N(key string, n int, args ...any) string {
	data := fields(args)
	data["n"] = l.Number(float64(n), 0)
	return l.message(&i18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: n}, key)
}

func (l *Locale) message(c *i18n.LocalizeConfig, key string) string {
	s, err := l.localizer.Localize(c)
	if err != nil {
		return "⟦" + key + "⟧"
	}
	return s
}

func fields(args []any) map[string]any {
	data := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		data[fmt.Sprint(args[i])] = args[i+1]
	}
	return data
}
