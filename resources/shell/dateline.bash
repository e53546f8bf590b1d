# Completion of dateline for bash.
_dateline() {
  local current previous command options= choices= values=files
  current=${COMP_WORDS[COMP_CWORD]}
  previous=${COMP_WORDS[COMP_CWORD-1]}
  command=${COMP_WORDS[1]}
  [ "$COMP_CWORD" -gt 1 ] || command=
  case $command in
    add)
      options="-h --help --date --title --id --as-written --date-note --part-of-day --duration --time-zone --lane --status --about --place --person --tag --summary --quote --source --link --image --accept --attributed-to --speaker --locator --stance"
      case $previous in
        --date) values=text ;;
        --title) values=text ;;
        --id) values=text ;;
        --as-written) values=text ;;
        --date-note) values=text ;;
        --part-of-day) values=text ;;
        --duration) values=text ;;
        --time-zone) values=text ;;
        --lane) values=text ;;
        --status) values=text ;;
        --about) values=text ;;
        --place) values=text ;;
        --person) values=text ;;
        --tag) values=text ;;
        --summary) values=text ;;
        --quote) values=text ;;
        --source) values=text ;;
        --link) values=text ;;
        --image) values=text ;;
        --accept) values=text ;;
        --attributed-to) values=text ;;
        --speaker) values=text ;;
        --locator) values=text ;;
        --stance) values=text ;;
      esac
      ;;
    check)
      options="-h --help --json --copies --all --record"
      case $previous in
        --copies) values=folders ;;
      esac
      ;;
    completion)
      options="-h --help"
      case $previous in
        *) values=choices choices="bash zsh fish" ;;
      esac
      ;;
    diff)
      options="-h --help --git --json --driver"
      case $previous in
        --git) values=text ;;
      esac
      ;;
    export)
      options="-h --help -o --out --to --fragment --no-file --language --span --width --scale --palette --legend --no-title --no-notes --only --plain --with-tables --days-only --report"
      case $previous in
        --to) values=choices choices="csv xlsx json timelinejs timelinejs-csv ics md html svg png" ;;
        --language) values=choices choices="en de fr es ru ko ja zh ar" ;;
        --span) values=text ;;
        --width) values=text ;;
        --scale) values=text ;;
        --palette) values=choices choices="light dark print" ;;
        --only) values=text ;;
      esac
      ;;
    formats)
      options="-h --help"
      ;;
    import)
      options="-h --help -o --out --into --from --dry-run --report --json --dates --short-years --numbers --aug-11 --midnight --firsts --lasting --display-dates --time-zone --encoding --sheet --lanes --columns --again"
      case $previous in
        --from) values=choices choices="timelinejs timeline-project simile simile-json vis powertimeline ics xlsx table markwhen" ;;
        --dates) values=choices choices="dmy mdy ymd" ;;
        --short-years) values=text ;;
        --numbers) values=choices choices="days days-1904 years" ;;
        --aug-11) values=choices choices="year day" ;;
        --midnight) values=choices choices="days times" ;;
        --firsts) values=choices choices="keep year month" ;;
        --lasting) values=choices choices="yes no" ;;
        --display-dates) values=choices choices="words numbers" ;;
        --time-zone) values=text ;;
        --encoding) values=text ;;
        --sheet) values=text ;;
        --lanes) values=choices choices="yes tags" ;;
        --columns) values=text ;;
        --again) values=choices choices="skip add" ;;
      esac
      ;;
    install-desktop)
      options="-h --help --remove"
      ;;
    new)
      options="-h --help"
      ;;
    print)
      options="-h --help -o --out --paper --landscape --portrait --pages --no-quotes --without --grey --margins --language --range"
      case $previous in
        --paper) values=choices choices="A4 A5 A3 A2 A1 A0 Letter Legal Tabloid" ;;
        --pages) values=text ;;
        --without) values=text ;;
        --margins) values=text ;;
        --language) values=choices choices="en de fr es ru ko ja zh ar" ;;
        --range) values=text ;;
      esac
      ;;
    schema)
      options="-h --help -o --out"
      ;;
    *)
      options="-h --help --version --find --span --welcome --language --separate"
      case $previous in
        --find) values=text ;;
        --span) values=text ;;
        --language) values=choices choices="en de fr es ru ko ja zh ar" ;;
      esac
      ;;
  esac
  COMPREPLY=()
  if [[ $values == files && $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
  case $values in
    text) return ;;
    choices) mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current"); return ;;
    folders) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
  esac
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
  if [ "$COMP_CWORD" -eq 1 ]; then
    local word
    for word in add check completion diff export formats import install-desktop new print schema; do
      [[ $word == "$current"* ]] && COMPREPLY+=("$word")
    done
  fi
}
complete -F _dateline dateline
