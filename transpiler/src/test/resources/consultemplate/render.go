// Renders templates, one base64 text a line, with the libraries that consul-template's functions
// are made of; prints o or e, and the output or error in base64.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"text/template"

	"github.com/BurntSushi/toml"
	"github.com/Masterminds/sprig"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"gopkg.in/yaml.v2"
)

func trimmed(name string, text []byte, err error) (string, error) {
	if err != nil {
		return "", fmt.Errorf("%s: %s", name, err)
	}
	return string(bytes.TrimSpace(text)), nil
}

func structure(text string, decode func([]byte, interface{}) error) (interface{}, error) {
	if text == "" {
		return map[string]interface{}{}, nil
	}
	var value interface{}
	err := decode([]byte(text), &value)
	return value, err
}

func functions() template.FuncMap {
	all := template.FuncMap{
		"toTitle": func(s string) string { return cases.Title(language.Und, cases.NoLower).String(s) },
		"toJSON": func(v interface{}) (string, error) {
			text, err := json.Marshal(v)
			return trimmed("toJSON", text, err)
		},
		"toJSONPretty": func(v interface{}) (string, error) {
			text, err := json.MarshalIndent(v, "", "  ")
			return trimmed("toJSONPretty", text, err)
		},
		"toYAML": func(v interface{}) (string, error) {
			text, err := yaml.Marshal(v)
			return trimmed("toYAML", text, err)
		},
		"toTOML": func(v interface{}) (string, error) {
			var text bytes.Buffer
			err := toml.NewEncoder(&text).Encode(v)
			return trimmed("toTOML", text.Bytes(), err)
		},
		"parseJSON": func(s string) (interface{}, error) { return structure(s, json.Unmarshal) },
		"parseYAML": func(s string) (interface{}, error) { return structure(s, yaml.Unmarshal) },
		"regexReplaceAll": func(e, r, s string) (string, error) {
			compiled, err := regexp.Compile(e)
			if err != nil {
				return "", err
			}
			return compiled.ReplaceAllString(s, r), nil
		},
		"split": func(by, s string) []string {
			s = strings.TrimSpace(s)
			if s == "" {
				return []string{}
			}
			return strings.Split(s, by)
		},
	}
	for name, function := range sprig.HermeticTxtFuncMap() {
		all["sprig_"+name] = function
	}
	return all
}

func render(text string, all template.FuncMap) (string, error) {
	parsed, err := template.New("").Funcs(all).Option("missingkey=zero").Parse(text)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = parsed.Execute(&out, nil)
	return out.String(), err
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	all := functions()
	for lines.Scan() {
		text, _ := base64.StdEncoding.DecodeString(lines.Text())
		out, err := render(string(text), all)
		if err != nil {
			fmt.Println("e" + base64.StdEncoding.EncodeToString([]byte(err.Error())))
		} else {
			fmt.Println("o" + base64.StdEncoding.EncodeToString([]byte(out)))
		}
	}
}
