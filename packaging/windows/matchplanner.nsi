; A per-user installer (x64): no administrator, no reboot. makensis -DVERSION=0.1.0 packaging/windows/matchplanner.nsi
; Plans are the user's documents: neither installing nor uninstalling touches one.

Unicode true
!ifndef VERSION
  !error "Say the version: -DVERSION=0.1.0"
!endif
!define ROOT "..\.."
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MatchPlanner"
!define PLAN_CLASS "MatchPlanner.Plan"

!include "MUI2.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"

Name "MatchPlanner"
OutFile "${ROOT}\dist\MatchPlanner-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\MatchPlanner"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText "MatchPlanner ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "MatchPlanner"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "MatchPlanner setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The MatchPlanner authors, MIT licence"

!define MUI_ICON "${ROOT}\build\icons\matchplanner.ico"
!define MUI_UNICON "${ROOT}\build\icons\matchplanner.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\MatchPlanner.exe"
!insertmacro MUI_PAGE_LICENSE "${ROOT}\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "MatchPlanner needs a 64-bit Windows." /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; The program's own file goes first: while it runs Windows refuses, and then nothing else is touched. Of the
; folder only what an installation made is removed: a folder the user chose may hold other things.
!macro RemoveProgram
  Delete "$INSTDIR\MatchPlanner.exe"
  ${If} ${FileExists} "$INSTDIR\MatchPlanner.exe"
    MessageBox MB_OK|MB_ICONSTOP "MatchPlanner is running. Close it, then start this again." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
!macroend

Section "MatchPlanner"
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${ROOT}\dist\MatchPlanner\*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\MatchPlanner.lnk" "$INSTDIR\MatchPlanner.exe"

  WriteRegStr HKCU "Software\Classes\.matchplan" "" "${PLAN_CLASS}"
  WriteRegStr HKCU "Software\Classes\.matchplan" "Content Type" "application/x-matchplanner"
  WriteRegStr HKCU "Software\Classes\${PLAN_CLASS}" "" "MatchPlanner plan"
  WriteRegStr HKCU "Software\Classes\${PLAN_CLASS}\DefaultIcon" "" "$INSTDIR\MatchPlanner.exe,0"
  WriteRegStr HKCU "Software\Classes\${PLAN_CLASS}\shell\open\command" "" '"$INSTDIR\MatchPlanner.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "MatchPlanner"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\MatchPlanner.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The MatchPlanner authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\MatchPlanner.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\${PLAN_CLASS}"
  ReadRegStr $0 HKCU "Software\Classes\.matchplan" ""
  ${If} $0 == "${PLAN_CLASS}"
    DeleteRegKey HKCU "Software\Classes\.matchplan"
  ${EndIf}
  ${RefreshShellIcons}
SectionEnd
