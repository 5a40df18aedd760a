; A per-user installer (x64): no administrator, no reboot.
;   makensis -WX -DVERSION=0.1.0 -DPROGRAM=folder -DICON=file.ico -DLICENCE=file -DOUTPUT=setup.exe matchplanner.nsi
; Plans are the user's documents: neither installing nor uninstalling touches one. /S asks nothing.
; Exit codes: 2 the program is running, 3 a newer version is installed, 4 no 64-bit Windows, 5 files missing.

Unicode true
!ifdef TARGET ; "amd64-unicode" makes an installer that needs no 32-bit Windows beneath it
  Target ${TARGET}
!endif
!ifndef VERSION | PROGRAM | ICON | LICENCE | OUTPUT
  !error "Say -DVERSION, -DPROGRAM, -DICON, -DLICENCE and -DOUTPUT; packaging/windows/installer.py does."
!endif
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MatchPlanner"
!define PLAN_CLASS "MatchPlanner.Plan"
!define DATA "Your plans stay where you put them (usually Documents\MatchPlanner), their backups and the settings in $LOCALAPPDATA\MatchPlanner. Delete them yourself if you want them gone."

!include "MUI2.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"

Name "MatchPlanner"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\MatchPlanner"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
BrandingText "MatchPlanner ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "MatchPlanner"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The MatchPlanner authors"
VIAddVersionKey "FileDescription" "MatchPlanner setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The MatchPlanner authors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\MatchPlanner.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${DATA}"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "MatchPlanner has been removed.$\r$\n$\r$\n${DATA}"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "English"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "MatchPlanner needs a 64-bit Windows." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  SetRegView 64
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "MatchPlanner $0 is installed, which is newer than ${VERSION}. Plans that it has brought up to date cannot be opened by the older one. Install ${VERSION} all the same?" /SD IDNO IDYES older
      SetErrorLevel 3
      Quit
      older:
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

; The program's own file goes first: while it runs Windows refuses, and then nothing else is touched. Of the
; folder only what an installation made is removed: a folder the user chose may hold other things.
!macro RemoveProgram
  ClearErrors
  Delete "$INSTDIR\MatchPlanner.exe"
  ${If} ${FileExists} "$INSTDIR\MatchPlanner.exe"
    MessageBox MB_OK|MB_ICONSTOP "MatchPlanner is running. Close it, then start this again." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\THIRD_PARTY_LICENCES.txt"
  Delete "$INSTDIR\LICENCE.txt"
!macroend

Section "MatchPlanner"
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${PROGRAM}\*.*"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Not every file could be written to $INSTDIR. Make room, or choose another folder, then start this again." /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\MatchPlanner.lnk" "$INSTDIR\MatchPlanner.exe"

  WriteRegStr HKCU "Software\Classes\.matchplan" "" "${PLAN_CLASS}"
  WriteRegStr HKCU "Software\Classes\.matchplan" "Content Type" "application/x-matchplanner"
  WriteRegStr HKCU "Software\Classes\.matchplan\OpenWithProgids" "${PLAN_CLASS}" ""
  WriteRegStr HKCU "Software\Classes\${PLAN_CLASS}" "" "MatchPlanner plan"
  WriteRegStr HKCU "Software\Classes\${PLAN_CLASS}\DefaultIcon" "" "$INSTDIR\_internal\document.ico"
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
  SetOutPath "$TEMP" ; a folder that is current cannot be removed
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\MatchPlanner.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\${PLAN_CLASS}"
  DeleteRegValue HKCU "Software\Classes\.matchplan\OpenWithProgids" "${PLAN_CLASS}"
  ReadRegStr $0 HKCU "Software\Classes\.matchplan" ""
  ${If} $0 == "${PLAN_CLASS}"
    DeleteRegKey HKCU "Software\Classes\.matchplan"
  ${EndIf}
  ${RefreshShellIcons}
SectionEnd
